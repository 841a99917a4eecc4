/** Roles on vaults of Azure that let one person delete the backups in them. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, no, not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { matchesPattern } from "@rampart/core/views";
import { azureVaultsIn, canBeEmptied, isImmutable, type VaultSecurity } from "../azure/vault-security.ts";
import { RECOVERY_VAULT } from "../azure/vaults.ts";
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
    `role ${role.name} reaches vault ${vault.name}, and whoever has it may delete the recovery points there`,
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
  const open = undetermined({ path, reason: "computed" });
  const text = scope.knownText()?.toLowerCase().replace(/\/$/, "");
  const wired = wiredTo(graph, owner, vault);
  if (text === undefined) return wired === undefined ? open : wired ? yes(path) : no(path);
  // The root of the tenant is around everything; which subscriptions a management group holds, no stack says.
  if (text === "") return yes(path);
  if (text.startsWith("/providers/microsoft.management/")) return open;
  const id = vault.id?.toLowerCase();
  if (id?.startsWith("/subscriptions/")) {
    return id === text || id.startsWith(`${text}/`) ? yes(path) : no(path);
  }
  const named = namedBy(text);
  if (named === undefined) return no(path);
  const known = { ...namesOf(vault), subscription: placeOf(graph, vault).account?.toLowerCase() };
  const parts = ["subscription", "group", "type", "name"] as const;
  const asked = parts.filter((part) => named[part] !== undefined);
  if (asked.some((part) => known[part] !== undefined && known[part] !== named[part])) return no(path);
  // The engine shows no ids to what analyses an export: there, what the program wired has to settle it.
  return wired === true || asked.every((part) => known[part] !== undefined) ? yes(path) : open;
}

/** Whether the program wires the scope to the vault, or to its group; undefined where that does not tell. */
function wiredTo(graph: ResourceGraph, owner: Resource, vault: Resource): boolean | undefined {
  const sources = owner.sourcesOf("scope") ?? [];
  if (sources.length === 0) return undefined;
  const around = new Set([vault.urn, ...groupsOf(graph, vault).map(({ urn }) => urn)]);
  if (sources.some((urn) => around.has(urn))) return true;
  // Outputs of components and of other stacks may name anything.
  const others = sources.map((urn) => graph.get(urn));
  return others.every((one) => one?.isCustom === true && !one.type.startsWith("pulumi:")) ? false : undefined;
}

/** What of a vault an id of Azure Resource Manager tells, or a scope names. All in small letters. */
interface Names {
  readonly subscription?: string | undefined;
  readonly group?: string | undefined;
  /** `microsoft.recoveryservices/vaults` */
  readonly type?: string | undefined;
  readonly name?: string | undefined;
}

/** Undefined for what is neither a subscription, nor a group, nor a resource in one. */
function namedBy(scope: string): Names | undefined {
  const pattern =
    /^\/subscriptions\/([^/]+)(?:\/resourcegroups\/([^/]+)(?:\/providers\/([^/]+\/[^/]+)\/([^/]+))?)?$/;
  const found = pattern.exec(scope);
  if (found === null) return undefined;
  const [, subscription, group, type, name] = found;
  return { subscription, group, type, name };
}

function namesOf(vault: Resource): Names {
  return {
    group: vault.get("resourceGroupName").knownText()?.toLowerCase(),
    type:
      vault.type === RECOVERY_VAULT
        ? "microsoft.recoveryservices/vaults"
        : "microsoft.dataprotection/backupvaults",
    name: (vault.outputs.get("name").knownText() ?? vault.get("vaultName").knownText())?.toLowerCase(),
  };
}

function groupsOf(graph: ResourceGraph, vault: Resource): readonly Resource[] {
  return graph.references.from(vault, { type: vault.type, through: "resourceGroupName", to: [GROUP] });
}
