import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, type HiddenProperty, not, type Truth, type Value } from "@rampart/core/value";
import { type Rule, severityByTier } from "@rampart/policy";
import { hiddenAt, of } from "./unsettled.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

const PLAN = "aws:backup/plan:Plan";
const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const VAULTS: Reference = { type: PLAN, through: "rules", to: [VAULT] };
const LOCKS: Reference = { type: LOCK, through: "backupVaultName", to: [VAULT] };

interface Lock {
  readonly minRetentionDays: number;
  readonly maxRetentionDays: number;
}

interface Lifecycle {
  readonly deleteAfter: number;
}

interface Plan {
  readonly rules: readonly {
    readonly lifecycle: Lifecycle;
    readonly copyActions: readonly { readonly lifecycle: Lifecycle }[];
  }[];
}

export const retentionWithinVaultLocks: Rule = defineWeaknessRule({
  id: "backup/retention-within-vault-locks",
  title: "Every rule and every copy keeps recovery points as the lock of its vault wants it",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A locked vault refuses recovery points that are to be kept for less than its least or more than its longest retention: the job fails, night after night, and there is no backup. What Azure keeps beside the data, and not in the vault, the vault's immutability does not protect.",
  fix: "AWS: give the rule or the copy a deleteAfter between minRetentionDays and maxRetentionDays of the vault it goes to. Azure: give the policy a rule that keeps recovery points in the VaultStore.",
  kinds: ["retention-outside-lock", "copy-retention-outside-lock", "retention-outside-immutability"],
  types: [PLAN, "azure-native:recoveryservices:ProtectionPolicy", "azure-native:dataprotection:BackupPolicy"],
  unsettled: (plan, graph) => (plan.type === PLAN ? unsettled(plan, graph) : []),
});

/**
 * While it is not known which vault a rule writes to, or which vault a lock is of, any lock of the stack may be the one:
 * that is settled only if all of them let all recovery points of the plan in.
 */
function unsettled(plan: Resource, graph: ResourceGraph): readonly HiddenProperty[] {
  const locks = graph.ofType<Lock>(LOCK);
  const ofPlan = [
    ...hiddenAt(plan, "rules", "targetVaultName"),
    ...hiddenAt(plan, "rules", "copyActions", "destinationVaultArn"),
  ];
  const wired = new Set(graph.references.from(plan, VAULTS));
  return locks.flatMap((lock) => {
    const owner = lock as unknown as Resource;
    const vaults = graph.references.from(owner, LOCKS);
    // What a plan writes to is among the vaults that it is wired to, where it is wired to any.
    const isOfAnother = vaults.length > 0 && wired.size > 0 && !vaults.some((vault) => wired.has(vault));
    if (ofPlan.length > 0 && isOfAnother) return [];
    const ofLock = [
      ...(vaults.length > 0 ? [] : hiddenAt(owner, "backupVaultName")),
      ...hiddenAt(owner, "minRetentionDays"),
      ...hiddenAt(owner, "maxRetentionDays"),
    ];
    const ofVaults = vaults
      .filter((vault) => vault.outputs.get("arn").knownText() === undefined || vault.get("name").isHidden)
      .map(({ name }): HiddenProperty => ({ path: `${name}#arn`, reason: "computed" }));
    const hidden = [...ofPlan, ...of(owner, ofLock), ...ofVaults];
    return hidden.length === 0 || letsAllIn(lock, plan).state === "true" ? [] : hidden;
  });
}

function letsAllIn(lock: Resource<Lock>, plan: Resource): Truth {
  return (plan as unknown as Resource<Plan>).get("rules").every((rule) =>
    allOf(
      letsIn(lock, rule.get("lifecycle")),
      rule.get("copyActions").every((copy) => {
        const own = copy.get("lifecycle");
        return own.isAbsent ? allOf() : letsIn(lock, own as Value<Lifecycle>);
      }),
    ),
  );
}

function letsIn(lock: Resource<Lock>, lifecycle: Value<Lifecycle>): Truth {
  const days = lifecycle.get("deleteAfter").orElse(-1);
  const [least, most] = [lock.get("minRetentionDays"), lock.get("maxRetentionDays")];
  const isForEver = days.number((count) => count < 0);
  return allOf(
    anyOf(isForEver, least.isAbsent ? allOf() : least.number((limit) => (days.knownNumber() ?? -1) >= limit)),
    most.isAbsent
      ? allOf()
      : allOf(
          not(isForEver),
          most.number((limit) => (days.knownNumber() ?? Infinity) <= limit),
        ),
  );
}
