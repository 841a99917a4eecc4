import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, type HiddenProperty, type Value } from "@rampart/core/value";
import { identityStatementsIn, isAllowed, matchesPattern, some } from "@rampart/core/views";
import { type Rule, severityByTier } from "@rampart/policy";
import { of } from "./unsettled.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

const SELECTION = "aws:backup/selection:Selection";
const ROLE = "aws:iam/role:Role";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const POLICY = "aws:iam/policy:Policy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const ROLES = [ROLE, INLINE, POLICY];
const AZURE_ASSIGNMENT = "azure-native:authorization:RoleAssignment";
const USED: Reference = { type: SELECTION, through: "iamRoleArn", to: [ROLE] };
const INLINE_OF: Reference = { type: INLINE, through: "role", to: [ROLE] };
const ATTACHED_TO: Reference = { type: ATTACHMENT, through: "role", to: [ROLE] };
const ATTACHED: Reference = { type: ATTACHMENT, through: "policyArn", to: [POLICY] };

/** What takes recovery points away, or lets them be taken away. */
const DELETING = [
  "backup:DeleteRecoveryPoint",
  "backup:UpdateRecoveryPointLifecycle",
  "backup:DeleteBackupVaultLockConfiguration",
];

export const backupRolesCannotDelete: Rule = defineWeaknessRule({
  id: "backup/backup-roles-cannot-delete",
  title: "The role that makes backups cannot delete them",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "The role that makes backups works unattended, and its rights are in reach of whoever breaks into what uses it. If it may also delete recovery points or take the lock off, one break-in costs the data and the backups.",
  fix: "Take backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle and backup:DeleteBackupVaultLockConfiguration out of the policies of the role, wildcards that hold them included; AWSBackupServiceRolePolicyForBackup has what backups need. Azure: assign Backup Operator, which cannot delete, instead of the role in roleDefinitionId, or make the vault immutable (immutabilitySettings.state).",
  kinds: ["backup-role-may-delete"],
  types: [SELECTION, ...ROLES, AZURE_ASSIGNMENT],
  silentOn: [...ROLES, AZURE_ASSIGNMENT],
  concerns: (resource) => resource.type !== AZURE_ASSIGNMENT || !isForAdministrators(resource),
  unsettled,
});

/**
 * Owner and Contributor are given for other work than backups, and to most pipelines: that not even they can delete is
 * what `vaults-locked` asks of the vault.
 */
const ADMINISTRATORS = ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "b24988ac-6180-42a0-ab88-20f7382dd24c"];

function isForAdministrators(assignment: Resource): boolean {
  const role = assignment.get("roleDefinitionId" as never) as Value<string>;
  return ADMINISTRATORS.includes(role.knownText()?.toLowerCase().split("/").at(-1) ?? "");
}

/** Where a policy lets delete, and it is not known whether it is that of a role that makes backups. */
function unsettled(resource: Resource, graph: ResourceGraph): readonly HiddenProperty[] {
  if (!ROLES.includes(resource.type) || graph.ofType(SELECTION).length === 0) return [];
  const mayDelete = anyOf(
    ...identityStatementsIn(resource).map((statement) =>
      allOf(
        isAllowed(statement),
        some(statement.get("Action"), (pattern) =>
          DELETING.some((action) => matchesPattern(pattern, action)),
        ),
      ),
    ),
  );
  return mayDelete.state === "false" ? [] : whoseItMayBe(resource, graph);
}

function whoseItMayBe(resource: Resource, graph: ResourceGraph): readonly HiddenProperty[] {
  if (resource.type === ROLE) return possible(graph, resource, USED);
  if (resource.type === INLINE) return possible(graph, resource, INLINE_OF, USED);
  const { certain, possible: unknown } = graph.references.to(resource, ATTACHED);
  return [
    ...unknown.flatMap(({ resource: attachment, path }) => of(attachment, [{ path, reason: "computed" }])),
    ...certain.flatMap((attachment) => possible(graph, attachment, ATTACHED_TO, USED)),
  ];
}

/** What hides which of `references` leads on from `resource`: to its role, and from that to a selection. */
function possible(
  graph: ResourceGraph,
  resource: Resource,
  ...[first, ...rest]: readonly Reference[]
): readonly HiddenProperty[] {
  if (first === undefined) return [];
  if (first === USED) {
    return graph.references
      .to(resource, USED)
      .possible.flatMap(({ resource: selection, path }) => of(selection, [{ path, reason: "computed" }]));
  }
  const roles = graph.references.from(resource, first);
  if (roles.length > 0) return roles.flatMap((role) => possible(graph, role, ...rest));
  const name = resource.get(first.through as never);
  return (name as { readonly isHidden: boolean }).isHidden
    ? [{ path: first.through, reason: "computed" }]
    : [];
}
