/** Retentions that the cloud refuses, whatever any vault allows. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { Value } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { AZURE_FIGURES } from "../../figures/azure.ts";
import { daysOf } from "../../figures/figure.ts";
import { PLAN, type PlanProperties, rulesOf } from "../aws/backup-plans.ts";
import { PROTECTION_POLICY } from "../azure/protected-items.ts";
import { labelled } from "../undetermined.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

/** Types whose automated backups are kept for `backupRetentionPeriod` days. */
const DATABASES = [
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:docdb/cluster:Cluster",
  "aws:neptune/cluster:Cluster",
];

interface SnapshotsKept {
  readonly properties: {
    readonly policyType: string;
    readonly instantRpRetentionRangeInDays: number;
  };
}

export function serviceLimitWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  return [
    ...graph.ofType<PlanProperties>(PLAN).flatMap((plan) => ofPlan(graph, plan as unknown as Resource)),
    ...DATABASES.flatMap((type) =>
      graph.ofType<{ readonly backupRetentionPeriod: number }>(type).flatMap((database) => {
        const owner = database as unknown as Resource;
        const most = daysOf(AWS_FIGURES.databaseLongestRetention);
        return outside(owner, database.get("backupRetentionPeriod"), 0, most, "automated backups");
      }),
    ),
    ...graph.ofType<SnapshotsKept>(PROTECTION_POLICY).flatMap(ofPolicy),
  ];
}

function ofPlan(graph: ResourceGraph, plan: Resource): readonly Weakness[] {
  const most = daysOf(AWS_FIGURES.backupLongestRetention);
  return rulesOf(graph, plan).flatMap(({ properties, name }) => {
    const lifecycles = [
      properties.get("lifecycle"),
      ...properties
        .get("copyActions")
        .items()
        .map((copy) => copy.get("lifecycle")),
    ];
    // Minus one, like nothing, is for ever.
    return lifecycles.flatMap((lifecycle) => {
      const days = lifecycle.get("deleteAfter");
      return days.knownNumber() === -1 ? [] : outside(plan, days, 1, most, `${name}: recovery points`);
    });
  });
}

function ofPolicy(policy: Resource<SnapshotsKept>): readonly Weakness[] {
  const owner = policy as unknown as Resource;
  const properties = policy.get("properties");
  const isEnhanced = properties.get("policyType").oneOf(["V2"]);
  if (isEnhanced.state === "unknown") return [];
  const longest =
    isEnhanced.state === "true"
      ? AZURE_FIGURES.longestSnapshotsOfEnhancedPolicy
      : AZURE_FIGURES.longestSnapshotsOfStandardPolicy;
  return outside(owner, properties.get("instantRpRetentionRangeInDays"), 1, daysOf(longest), "snapshots");
}

function outside(
  owner: Resource,
  days: Value<number>,
  least: number,
  most: number,
  what: string,
): readonly Weakness[] {
  if (days.isAbsent) return [];
  return weaknessIf(
    labelled(
      owner,
      days.number((count) => count < least || count > most),
    ),
    "retention-outside-service-limits",
    owner,
    days.path,
    `${what} are to be kept for ${days.display()} days, and the cloud takes ${least} to ${most}`,
  );
}
