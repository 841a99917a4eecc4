/** What falls together: keys with vaults, copies with their sources, backups with the role that makes them. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, type Value, yes } from "@rampart/core/value";
import {
  concernsEveryResource,
  identityStatementsIn,
  isAllowed,
  matchesPattern,
  type PolicyStatement,
  some,
} from "@rampart/core/views";
import { isStateful } from "../../coverage/stateful-types.ts";
import { PLAN, rulesOf, SELECTION, type SelectionProperties } from "../aws/backup-plans.ts";
import {
  AIR_GAPPED_VAULT,
  isLockedForGood,
  keyIsInAccountOfVault,
  VAULT,
  type VaultProperties,
  vaultsIn,
} from "../aws/vault.ts";
import { inOtherAccounts, placeOf } from "../place.ts";
import { labelled } from "../undetermined.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

const KEYS = ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"];

/** Properties by which resources name the key that encrypts them. */
const KEY_PROPERTIES = ["kmsKeyId", "kmsKeyArn", "kmsMasterKeyId", "serverSideEncryption.kmsKeyArn"];

const ROLE = "aws:iam/role:Role";
const ROLE_POLICY: Reference = { type: "aws:iam/rolePolicy:RolePolicy", through: "role", to: [ROLE] };
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const ATTACHED_ROLE: Reference = { type: ATTACHMENT, through: "role", to: [ROLE] };
const ATTACHED_POLICY: Reference = { type: ATTACHMENT, through: "policyArn", to: ["aws:iam/policy:Policy"] };

/** What takes recovery points away, or lets them be taken away. */
const DELETING = [
  "backup:DeleteRecoveryPoint",
  "backup:UpdateRecoveryPointLifecycle",
  "backup:DeleteBackupVaultLockConfiguration",
];

export function blastRadiusWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  return [
    ...vaultsIn(graph).flatMap((vault) => ofVault(graph, vault)),
    ...graph.ofType(PLAN).flatMap((plan) => copiesInSameAccount(graph, plan)),
    ...graph.ofType<SelectionProperties>(SELECTION).flatMap((selection) => ofRole(graph, selection)),
  ];
}

function ofVault(graph: ResourceGraph, vault: Resource<VaultProperties>): readonly Weakness[] {
  const resource = vault as unknown as Resource;
  const property = vault.type === AIR_GAPPED_VAULT ? "encryptionKeyArn" : "kmsKeyArn";
  return [
    ...weaknessIf(
      allOf(isLockedForGood(graph, vault), keyIsInAccountOfVault(graph, vault)),
      "key-in-reach-of-vault",
      resource,
      property,
      `vault ${vault.name} cannot be emptied, and whoever holds its account can delete the key that opens it`,
    ),
    ...sharedKey(graph, resource, property),
  ];
}

function sharedKey(graph: ResourceGraph, vault: Resource, property: string): readonly Weakness[] {
  const reference: Reference = { type: vault.type, through: property, to: KEYS };
  return graph.references.from(vault, reference).flatMap((key) => {
    const users = usersOf(graph, key);
    if (users.length === 0) return [];
    const names = users.slice(0, 3).map(({ name }) => name);
    const more = users.length > names.length ? ` and ${users.length - names.length} more` : "";
    return weaknessIf(
      yes(property),
      "key-shared-with-data",
      vault,
      property,
      `key ${key.name} opens vault ${vault.name} and also ${names.join(", ")}${more}: without it both are lost`,
    );
  });
}

/** Resources that hold data, and are encrypted with `key`. */
function usersOf(graph: ResourceGraph, key: Resource): readonly Resource[] {
  const users = new Set<Resource>();
  for (const type of graph.types) {
    if (!isStateful(type) || type === VAULT) continue;
    for (const through of KEY_PROPERTIES) {
      for (const user of graph.references.to(key, { type, through, to: KEYS }).certain) users.add(user);
    }
  }
  return [...users];
}

function copiesInSameAccount(graph: ResourceGraph, plan: Resource): readonly Weakness[] {
  const home = placeOf(graph, plan);
  return rulesOf(graph, plan).flatMap((rule) => {
    if (rule.copies.length === 0) return [];
    const leaves = anyOf(
      ...rule.copies.map(
        ({ destination, path }): Truth =>
          destination === undefined
            ? { state: "unknown", hidden: [{ path: `${path}.destinationVaultArn`, reason: "computed" }] }
            : inOtherAccounts(home, destination.place),
      ),
    );
    const path = rule.properties.get("copyActions").path;
    return weaknessIf(
      not(leaves),
      "copies-in-same-account",
      plan,
      path,
      `${rule.name}: every copy stays in the account, and whoever holds it can delete them all`,
    );
  });
}

function ofRole(graph: ResourceGraph, selection: Resource<SelectionProperties>): readonly Weakness[] {
  const reference: Reference = { type: SELECTION, through: "iamRoleArn", to: [ROLE] };
  return graph.references.from(selection as unknown as Resource, reference).flatMap((role) => {
    const policies = policiesOf(graph, role);
    const statements = policies.flatMap((policy) =>
      identityStatementsIn(policy).map((statement) => ({ policy, statement })),
    );
    // What is denied to the role everywhere, no other statement allows it.
    const left = DELETING.filter(
      (action) => !statements.some(({ statement }) => deniesEverywhere(statement, action)),
    );
    const message = `role ${role.name} makes the backups of selection ${selection.name} and may delete them`;
    return [
      ...statements.flatMap(({ policy, statement }) =>
        weaknessIf(
          labelled(policy, allOf(isAllowed(statement), allowsSome(statement, left))),
          "backup-role-may-delete",
          policy,
          statement.path === "" ? "policy" : statement.path,
          message,
        ),
      ),
      ...(left.length === 0 ? [] : ofManagedPolicies(graph, role, message)),
    ];
  });
}

/** Policies that AWS keeps, and that allow all of AWS Backup. */
const DELETING_MANAGED = ["AdministratorAccess", "PowerUserAccess", "AWSBackupFullAccess"];

function ofManagedPolicies(graph: ResourceGraph, role: Resource, message: string): readonly Weakness[] {
  const attachments = graph.references.to(role, ATTACHED_ROLE).certain;
  const own = (role as unknown as Resource<{ readonly managedPolicyArns: readonly string[] }>).get(
    "managedPolicyArns",
  );
  const named = [
    ...attachments.map((attachment) => ({
      owner: attachment,
      arn: (attachment as unknown as Resource<{ readonly policyArn: string }>).get("policyArn"),
    })),
    ...own.items().map((arn) => ({ owner: role, arn })),
  ];
  return named.flatMap(({ owner, arn }) => {
    const name = /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn.knownText() ?? "")?.[1];
    if (name === undefined || !DELETING_MANAGED.includes(name)) return [];
    return weaknessIf(
      yes(arn.path),
      "backup-role-may-delete",
      owner,
      arn.path,
      `${message}, by the policy ${name}`,
    );
  });
}

/** Denied without a condition, on every resource. */
function deniesEverywhere(statement: Value<PolicyStatement>, action: string): boolean {
  const denies = statement.get("Effect").equals("Deny");
  const truth = allOf(
    denies,
    some(statement.get("Action"), (pattern) => matchesPattern(pattern, action)),
    concernsEveryResource(statement),
    not(statement.get("Condition").isSet()),
  );
  return truth.state === "true";
}

/** The role with its inline policies, and the policies that the graph attaches to it. */
function policiesOf(graph: ResourceGraph, role: Resource): readonly Resource[] {
  const attached = graph.references
    .to(role, ATTACHED_ROLE)
    .certain.flatMap((attachment) => graph.references.from(attachment, ATTACHED_POLICY));
  return [role, ...graph.references.to(role, ROLE_POLICY).certain, ...attached];
}

function allowsSome(statement: Value<PolicyStatement>, actions: readonly string[]): Truth {
  return some(statement.get("Action"), (pattern) =>
    actions.some((action) => matchesPattern(pattern, action)),
  );
}
