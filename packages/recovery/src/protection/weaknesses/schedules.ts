/** Schedules by which no job ever runs, or that their cloud refuses. */
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import { yes } from "@rampart/core/value";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { worstCase } from "../../worst-case/worst-case.ts";
import { PLAN, type PlanProperties, rulesOf } from "../aws/backup-plans.ts";
import { SNAPSHOT_POLICY, snapshotTimesOf } from "../aws/snapshot-policies.ts";
import { BACKUP_POLICY, backupTimesOf } from "../azure/backup-instances.ts";
import { protectionTimesOf } from "../azure/policies.ts";
import { PROTECTION_POLICY } from "../azure/protected-items.ts";
import { isUndetermined, type Undetermined } from "../protection.ts";
import { labelled } from "../undetermined.ts";
import { type Weakness, weaknessIf } from "./weakness.ts";

const LEAST_START_WINDOW_MINUTES = AWS_FIGURES.backupLeastStartWindow.seconds / 60;

/** Policies that are no plans of AWS Backup, and how their schedules are read. */
const POLICIES: readonly (readonly [
  string,
  string,
  (policy: Resource) => readonly (Schedule | Undetermined)[],
])[] = [
  [SNAPSHOT_POLICY, "policyDetails.schedules", snapshotTimesOf],
  [PROTECTION_POLICY, "properties.schedulePolicy", protectionTimesOf],
  [BACKUP_POLICY, "properties.policyRules", backupTimesOf],
];

export function scheduleWeaknesses(graph: ResourceGraph): readonly Weakness[] {
  return [
    ...graph.ofType<PlanProperties>(PLAN).flatMap((plan) => ofPlan(graph, plan as unknown as Resource)),
    ...POLICIES.flatMap(([type, path, timesOf]) =>
      graph
        .ofType(type)
        .flatMap((policy) =>
          timesOf(policy).flatMap((schedule) => impossible(policy, path, `policy ${policy.name}`, schedule)),
        ),
    ),
  ];
}

function ofPlan(graph: ResourceGraph, plan: Resource): readonly Weakness[] {
  return rulesOf(graph, plan).flatMap(({ properties, schedule, name, copies }) => {
    const start = properties.get("startWindow");
    const completion = properties.get("completionWindow");
    return [
      ...impossible(plan, properties.get("schedule").path, name, schedule),
      ...weaknessIf(
        labelled(
          plan,
          start.number((minutes) => minutes < LEAST_START_WINDOW_MINUTES),
        ),
        "window-refused",
        plan,
        start.path,
        `${name}: its start window is ${start.display()} minutes, and AWS refuses less than ${LEAST_START_WINDOW_MINUTES}`,
      ),
      ...weaknessIf(
        labelled(
          plan,
          completion.number((minutes) => minutes < (start.knownNumber() ?? 0)),
        ),
        "window-refused",
        plan,
        completion.path,
        `${name}: its completion window of ${completion.display()} minutes is shorter than its start window of ${start.display()}`,
      ),
      ...copies.flatMap((copy, index) =>
        weaknessIf(
          copy.isToSameVault,
          "copy-to-same-vault",
          plan,
          `${properties.get("copyActions").path}[${index}].destinationVaultArn`,
          `${name}: a copy goes to the vault that the rule itself writes to, and is none`,
        ),
      ),
    ];
  });
}

/** A schedule that is known and comes to nothing; one that is not known yet is no weakness. */
function impossible(
  owner: Resource,
  path: string,
  name: string,
  schedule: Schedule | Undetermined,
): readonly Weakness[] {
  if (!isUndetermined(schedule)) {
    const { reason } = worstCase([{ name, schedule, delays: [] }]);
    return reason === undefined
      ? []
      : weaknessIf(yes(path), "schedule-impossible", owner, path, `${name}: ${reason}`);
  }
  const wrong = schedule.undetermined.find(({ reason }) => reason === "malformed");
  if (wrong === undefined) return [];
  const at = wrong.path.slice(wrong.path.indexOf("#") + 1);
  const why = schedule.why ?? "its schedule cannot be read";
  return weaknessIf(yes(at), "schedule-impossible", owner, at, `${name}: ${why}`);
}
