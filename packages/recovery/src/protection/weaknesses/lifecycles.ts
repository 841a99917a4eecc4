/** How long rules keep recovery points, against what AWS Backup and the locks of vaults allow. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, type Truth, type Value } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import { type Lifecycle, PLAN, type PlanProperties, rulesOf } from "../aws/backup-plans.ts";
import { isForEver, isTooLong, isTooShort, limitsOf } from "../aws/lock-limits.ts";
import type { VaultProperties } from "../aws/vault.ts";
import { labelled } from "../undetermined.ts";
import { type Weakness, type WeaknessKind, weaknessIf } from "./weakness.ts";

const LONGEST_POINT_IN_TIME_DAYS = daysOf(AWS_FIGURES.backupPointInTime);
const LEAST_COLD_DAYS = daysOf(AWS_FIGURES.backupColdStorage);

export function lifecycleWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  return graph.ofType<PlanProperties>(PLAN).flatMap((plan) => ofPlan(graph, plan as unknown as Resource));
}

function ofPlan(graph: ResourceGraph, plan: Resource): readonly Weakness[] {
  return rulesOf(graph, plan).flatMap((rule) => {
    const lifecycle = rule.properties.get("lifecycle");
    const copies = rule.properties.get("copyActions").items();
    return [
      ...pointInTime(plan, rule.isContinuous, lifecycle),
      ...coldStorage(plan, lifecycle),
      ...[rule.target.vault, rule.airGapped?.vault].flatMap((vault) =>
        outsideLock(graph, plan, vault, lifecycle, "retention-outside-lock"),
      ),
      ...copies.flatMap((copy, index) => {
        const own = copy.get("lifecycle");
        // A copy without a lifecycle of its own is kept as long as its source.
        const effective = own.get("deleteAfter").isAbsent ? lifecycle : own;
        return [
          ...coldStorage(plan, own),
          ...outsideLock(
            graph,
            plan,
            rule.copies[index]?.destination?.vault,
            effective,
            "copy-retention-outside-lock",
          ),
        ];
      }),
    ];
  });
}

function pointInTime(plan: Resource, isContinuous: Truth, lifecycle: Value<Lifecycle>): readonly Weakness[] {
  const days = lifecycle.get("deleteAfter");
  const isTooLong = days.orElse(-1).number((count) => count < 0 || count > LONGEST_POINT_IN_TIME_DAYS);
  const kept = isForEver(days).state === "true" ? "for ever" : `for ${days.display()} days`;
  return weaknessIf(
    allOf(isContinuous, labelled(plan, isTooLong)),
    "point-in-time-beyond-35-days",
    plan,
    days.path,
    `continuous backups are to be kept ${kept}, and AWS keeps them for ${LONGEST_POINT_IN_TIME_DAYS} days at most`,
  );
}

function coldStorage(plan: Resource, lifecycle: Value<Lifecycle>): readonly Weakness[] {
  const cold = lifecycle.get("coldStorageAfter");
  const deleted = lifecycle.get("deleteAfter");
  if (cold.isAbsent || deleted.isAbsent) return [];
  const moves = cold.number((days) => days >= 0);
  const after = cold.knownNumber() ?? 0;
  const isTooEarly = allOf(
    moves,
    cold.number(() => true),
    deleted.number((days) => days >= 0 && days < after + LEAST_COLD_DAYS),
  );
  return weaknessIf(
    labelled(plan, isTooEarly),
    "cold-storage-under-90-days",
    plan,
    deleted.path,
    `recovery points go to cold storage after ${cold.display()} days and are deleted after ${deleted.display()}; AWS wants ${LEAST_COLD_DAYS} days between`,
  );
}

function outsideLock(
  graph: ResourceGraph,
  plan: Resource,
  vault: Resource<VaultProperties> | undefined,
  lifecycle: Value<Lifecycle>,
  kind: WeaknessKind,
): readonly Weakness[] {
  if (vault === undefined) return [];
  const days = lifecycle.get("deleteAfter");
  const endless = isForEver(days);
  return limitsOf(graph, vault).flatMap((limits) => {
    const tooShort = isTooShort(plan, days, limits);
    const tooLong = isTooLong(plan, days, limits);
    const until = endless.state === "true" ? "for ever" : `for ${days.display()} days`;
    const refuses = `recovery points are to be kept ${until}, and the lock of vault ${vault.name} refuses`;
    return [
      // While it is not known how long they are kept, once is enough.
      ...(tooLong.state === "unknown"
        ? []
        : weaknessIf(tooShort, kind, plan, days.path, `${refuses} less than ${limits.least.display()} days`)),
      ...weaknessIf(tooLong, kind, plan, days.path, `${refuses} more than ${limits.most.display()} days`),
    ];
  });
}
