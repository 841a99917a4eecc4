import type { ResourceGraph } from "@rampart/core/graph";
import { anyOf, type Plain, type Truth, type Value } from "@rampart/core/value";
import { defineGraphRule, must, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

type EventRule = Plain<ResourceTypes["aws:cloudwatch/eventRule:EventRule"]>;
type MetricFilter = Plain<ResourceTypes["aws:cloudwatch/logMetricFilter:LogMetricFilter"]>;

/** The call that takes a lock off. */
const REMOVAL = "DeleteBackupVaultLockConfiguration";

export const lockRemovalNoticed: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/lock-removal-noticed",
  title: "Somebody is told when the lock of a vault is taken off",
  severity: "low",
  severityOf: severityByTier,
  rationale:
    "A lock in governance mode is taken off with one call. It is the step before the backups are deleted, and the last moment to stop it.",
  fix: "Add an EventRule for CloudTrail's calls of aws.backup with eventName DeleteBackupVaultLockConfiguration, with a target that reaches people, or a log metric filter for it with an alarm. A lock that is final (changeableForDays) cannot be taken off.",
  checks: {
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": (lock, { graph }) =>
      must(
        anyOf(lock.get("changeableForDays").isSet(), isRemovalWatched(graph)),
        "the lock can be taken off, and nobody is told",
      ),
  },
});

function isRemovalWatched(graph: ResourceGraph): Truth {
  return anyOf(
    ...graph
      .ofType<EventRule>("aws:cloudwatch/eventRule:EventRule")
      .map((rule) => mentions(rule.name, rule.get("eventPattern"))),
    ...graph
      .ofType<MetricFilter>("aws:cloudwatch/logMetricFilter:LogMetricFilter")
      .map((filter) => mentions(filter.name, filter.get("pattern"))),
  );
}

function mentions(name: string, text: Value<string>): Truth {
  const truth = text.text((content) => content.includes(REMOVAL));
  return truth.state === "unknown"
    ? { state: "unknown", hidden: truth.hidden.map((one) => ({ ...one, path: `${name}#${one.path}` })) }
    : truth;
}
