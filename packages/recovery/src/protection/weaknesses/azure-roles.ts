/** Roles on vaults of Azure that let one person delete the backups in them. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, no, not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { matchesPattern } from "@rampart/core/views";
import { azureVaultsIn, canBeEmptied, isImmutable, type VaultSecurity } from "../azure/vault-security.ts";
import { placeOf } from "../place.ts";
import { labelled, pathIn } from "../undetermined.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

const ASSIGNMENT = "azure-native:authorization:RoleAssignment";
const DEFINITION = "azure-native:authorization:RoleDefinition";
const GROUP = "azure-native:resources:ResourceGroup";
const DEFINED: Reference = { type: ASSIGNMENT, through: "roleDefinitionId", to: [DEFINITION] };

interface Assignment {
  readonly roleDefinitionId: string;
  readonly scope: string;
}

interface Definition {
  readonly permissions: readonly {
    readonly actions: readonly string[];
    readonly notActions: readonly string[];
  }[];
}

/**
 * Built-in roles that may delete recovery points. Backup Operator may not.
 * Source: https://learn.microsoft.com/azure/backup/backup-rbac-rs-vault
 */
const DELETING_ROLES: ReadonlyMap<string, string> = new Map([
  ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner"],
  ["b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor"],
  ["5e467623-bb1f-42f4-a55d-6e525e11384b", "Backup Contributor"],
]);

/** What takes recovery points away. */
const DELETING_ACTIONS = [
  "Microsoft.RecoveryServices/Vaults/backupFabrics/protectionContainers/protectedItems/delete",
  "Microsoft.DataProtection/backupVaults/backupInstances/delete",
];

export function azureRoleWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  const vaults = azureVaultsIn(graph);
  if (vaults.length === 0) return [];
  return graph
    .ofType<Assignment>(ASSIGNMENT)
    .flatMap((assignment) => vaults.flatMap((security) => ofAssignment(graph, assignment, security)));
}

function ofAssignment(
  graph: ResourceGraph,
  assignment: Resource<Assignment>,
  security: VaultSecurity,
): readonly Weakness[] {
  const owner = assignment as unknown as Resource;
  const { vault } = security;
  const covered = covers(graph, owner, assignment.get("scope"), vault);
  if (covered.state === "false") return [];
  const role = roleOf(graph, assignment);
  return weaknessIf(
    allOf(
      covered,
      role.mayDelete,
      // Immutability stops deletions; only if it can be taken off, and by one person, may a role delete.
      labelled(vault, not(isImmutable(security))),
      labelled(vault, canBeEmptied(graph, security)),
    ),
    "backup-role-may-delete",
    owner,
    "roleDefinitionId",
    `role ${role.name} is assigned on vault ${vault.name} and may delete its recovery points`,
  );
}

function roleOf(
  graph: ResourceGraph,
  assignment: Resource<Assignment>,
): { readonly name: string; readonly mayDelete: Truth } {
  const owner = assignment as unknown as Resource;
  const [definition] = graph.references.from(owner, DEFINED);
  if (definition !== undefined) return { name: definition.name, mayDelete: definedToDelete(definition) };
  const id = assignment.get("roleDefinitionId");
  const text = id.knownText()?.toLowerCase();
  const path = pathIn(owner, id.path);
  if (text === undefined) {
    return { name: "not known yet", mayDelete: undetermined({ path, reason: "computed" }) };
  }
  const name = DELETING_ROLES.get(text.split("/").at(-1) ?? "");
  return { name: name ?? text, mayDelete: name === undefined ? no(path) : yes(path) };
}

function definedToDelete(definition: Resource): Truth {
  const permissions = (definition as unknown as Resource<Definition>).get("permissions");
  return labelled(
    definition,
    permissions.some((permission) => {
      const reaches = (list: "actions" | "notActions", action: string): Truth =>
        permission.get(list).some((pattern) => pattern.text((text) => matchesPattern(text, action)));
      const truths = DELETING_ACTIONS.map((action) =>
        allOf(reaches("actions", action), not(reaches("notActions", action))),
      );
      return truths.find(({ state }) => state !== "false") ?? no(permission.path);
    }),
  );
}

/** Whether the scope is that of the vault, or one around it. */
function covers(graph: ResourceGraph, owner: Resource, scope: Value<string>, vault: Resource): Truth {
  const path = pathIn(owner, scope.path);
  const text = scope.knownText()?.toLowerCase().replace(/\/$/, "");
  if (text === undefined) {
    const sources = owner.sourcesOf("scope");
    const around = new Set([vault.urn, ...groupsOf(graph, vault).map(({ urn }) => urn)]);
    if (sources !== undefined && sources.length > 0) {
      return sources.some((urn) => around.has(urn)) ? yes(path) : no(path);
    }
    return undetermined({ path, reason: "computed" });
  }
  const id = vault.id?.toLowerCase();
  if (id?.startsWith("/subscriptions/")) {
    if (text.startsWith("/providers/microsoft.management/")) {
      return undetermined({ path, reason: "computed" });
    }
    return id === text || id.startsWith(`${text}/`) ? yes(path) : no(path);
  }
  const parts = /^\/subscriptions\/([^/]+)(?:\/resourcegroups\/([^/]+))?$/.exec(text);
  if (parts === null) return no(path);
  const account = placeOf(graph, vault).account?.toLowerCase();
  const group = vault.get("resourceGroupName").knownText()?.toLowerCase();
  if (account !== undefined && account !== parts[1]) return no(path);
  if (parts[2] === undefined) {
    return account === undefined ? undetermined({ path, reason: "computed" }) : yes(path);
  }
  if (group !== undefined && group !== parts[2]) return no(path);
  return account === undefined || group === undefined
    ? undetermined({ path, reason: "computed" })
    : yes(path);
}

function groupsOf(graph: ResourceGraph, vault: Resource): readonly Resource[] {
  return graph.references.from(vault, { type: vault.type, through: "resourceGroupName", to: [GROUP] });
}
