import type { Reference } from "@rampart/core/graph";
import { allOf, anyOf, type Truth, type Value } from "@rampart/core/value";
import {
  isForEverybody,
  matchesPattern,
  type PolicyStatement,
  resourceStatementsIn,
  some,
  someAttached,
} from "@rampart/core/views";
import { defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const VAULT = "aws:backup/vault:Vault";
const POLICY: Reference = {
  type: "aws:backup/vaultPolicy:VaultPolicy",
  through: "backupVaultName",
  to: [VAULT],
};
const LOCK: Reference = {
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  through: "backupVaultName",
  to: [VAULT],
};

/** What takes recovery points away before their time. */
const DENIED = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];

export const vaultsDenyDeletion: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/vaults-deny-deletion",
  title: "The policy of a vault denies everybody to delete recovery points",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Without a policy, every administrator, and every script with their rights, can delete recovery points or shorten their life. A denial in the vault's own policy stops them all; who wants to delete has to change it first, and that is seen.",
  fix: "Add a VaultPolicy that denies backup:DeleteRecoveryPoint and backup:UpdateRecoveryPointLifecycle to Principal *. A lock that is final (changeableForDays) does it too.",
  failure: "nothing denies to delete its recovery points, or to shorten their life",
  requires: {
    [VAULT]: (vault, { graph }) =>
      anyOf(
        someAttached(graph, vault, POLICY, (policy) => {
          const statements = resourceStatementsIn(policy);
          return allOf(...DENIED.map((action) => anyOf(...statements.map((one) => denies(one, action)))));
        }),
        someAttached<{ readonly changeableForDays: number }>(graph, vault, LOCK, (lock) =>
          lock.get("changeableForDays").isSet(),
        ),
      ),
  },
});

function denies(statement: Value<PolicyStatement>, action: string): Truth {
  return allOf(
    statement.get("Effect").equals("Deny"),
    isForEverybody(statement),
    some(statement.get("Action"), (pattern) => matchesPattern(pattern, action)),
  );
}
