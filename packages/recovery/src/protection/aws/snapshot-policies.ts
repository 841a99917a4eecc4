/** Snapshots of volumes and instances that Data Lifecycle Manager takes. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import type { Schedule } from "@rampart/core/units";
import { allOf, anyOf, combine, no, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { type Tags, tagsOf } from "@rampart/core/views";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { daysOf } from "../../figures/figure.ts";
import type { Term } from "../../worst-case/stream.ts";
import { inOtherRegions, placeOf } from "../place.ts";
import { isUndetermined, type Protection, type Retention, type Undetermined } from "../protection.ts";
import { protectionIf } from "../protector.ts";
import { readSchedule, withoutSecrets } from "../schedules.ts";
import { streamOf } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import {
  amountIn,
  DAY,
  documentedTerm,
  HOUR,
  labelled,
  numberOf,
  pathIn,
  shownText,
  textOf,
  unreadable,
} from "../undetermined.ts";

export const SNAPSHOT_POLICY = "aws:dlm/lifecyclePolicy:LifecyclePolicy";
const VOLUME = "aws:ebs/volume:Volume";
const INSTANCE = "aws:ec2/instance:Instance";
const ATTACHMENT = "aws:ec2/volumeAttachment:VolumeAttachment";
const ATTACHED_VOLUME: Reference = { type: ATTACHMENT, through: "volumeId", to: [VOLUME] };
const ATTACHED_INSTANCE: Reference = { type: ATTACHMENT, through: "instanceId", to: [INSTANCE] };

interface SnapshotPolicy {
  readonly state: string;
  readonly policyDetails: PolicyDetails;
}

interface PolicyDetails {
  readonly policyLanguage: string;
  readonly resourceType: string;
  readonly resourceTypes: readonly string[];
  readonly targetTags: Tags;
  readonly createInterval: number;
  readonly retainInterval: number;
  readonly schedules: readonly PolicySchedule[];
}

interface PolicySchedule {
  readonly name: string;
  readonly createRule: {
    readonly cronExpression: string;
    readonly interval: number;
    readonly intervalUnit: string;
    readonly times: readonly string[];
  };
  readonly retainRule: RetainRule;
  readonly crossRegionCopyRules: readonly {
    readonly target: string;
    readonly targetRegion: string;
    readonly retainRule: RetainRule;
  }[];
}

interface RetainRule {
  readonly count: number;
  readonly interval: number;
  readonly intervalUnit: string;
}

/** A snapshot is begun within the hour after its time. */
const START: Term = documentedTerm("start of the snapshot", AWS_FIGURES.snapshotStart);

const UNBOUNDED = "AWS states no bound for how long a snapshot takes; it counts as none here";
const UNBOUNDED_COPY = "AWS states no bound for how long a copy of a snapshot takes; it counts as none here";

/** The least that each unit of a retention can mean. */
const UNITS: Readonly<Record<string, number>> = {
  HOURS: HOUR,
  DAYS: DAY,
  WEEKS: 7 * DAY,
  MONTHS: 28 * DAY,
  YEARS: 365 * DAY,
};

export function snapshotProtections(resource: Resource, graph: ResourceGraph): readonly Protection[] {
  const own = taken(graph, resource, resource.type === VOLUME ? "VOLUME" : "INSTANCE", resource);
  if (resource.type !== VOLUME) return own;
  const instances = graph.references
    .to(resource, ATTACHED_VOLUME)
    .certain.flatMap((attachment) => graph.references.from(attachment, ATTACHED_INSTANCE));
  return [...own, ...instances.flatMap((instance) => taken(graph, instance, "INSTANCE", resource))];
}

function taken(
  graph: ResourceGraph,
  selected: Resource,
  kind: "VOLUME" | "INSTANCE",
  resource: Resource,
): readonly Protection[] {
  const tags = tagsOf(graph, selected);
  return graph.ofType<SnapshotPolicy>(SNAPSHOT_POLICY).flatMap((policy) => {
    const owner = policy as unknown as Resource;
    const details = policy.get("policyDetails");
    const isOn = policy.get("state").orElse("ENABLED").oneOf(["ENABLED"]);
    const custom = allOf(
      details.get("resourceTypes").some((type) => type.oneOf([kind])),
      targets(details.get("targetTags"), tags),
    );
    const simple = allOf(
      details.get("policyLanguage").oneOf(["SIMPLIFIED"]),
      details.get("resourceType").oneOf([kind]),
    );
    const exists = allOf(
      labelled(owner, allOf(isOn, anyOf(custom, simple))),
      notElsewhere(graph, owner, selected),
    );
    if (exists.state === "false") return [];
    return simple.state === "true"
      ? ofDefaultPolicy(owner, details, exists)
      : details
          .get("schedules")
          .items()
          .flatMap((item) => ofSchedule(graph, owner, item, exists, resource));
  });
}

/** A policy works in its own region. */
function notElsewhere(graph: ResourceGraph, policy: Resource, selected: Resource): Truth {
  const elsewhere = inOtherRegions(placeOf(graph, policy), placeOf(graph, selected));
  if (elsewhere.state === "unknown") return elsewhere;
  return elsewhere.state === "true" ? no(...elsewhere.paths) : yes(...elsewhere.paths);
}

function targets(wanted: Value<Tags>, tags: Value<Tags>): Truth {
  if (wanted.isHidden) return wanted.isSet();
  return combine(
    wanted.entries().map(([key, value]) => {
      const expected = value.knownText();
      return expected === undefined
        ? undetermined({ path: value.path, reason: "computed" })
        : tags.get(key).equals(expected);
    }),
    "true",
  );
}

/** Source: https://docs.aws.amazon.com/ebs/latest/userguide/default-policies.html (daily, kept for seven days). */
function ofDefaultPolicy(
  policy: Resource,
  details: Value<PolicyDetails>,
  exists: Truth,
): readonly Protection[] {
  const days = numberOf(policy, details.get("createInterval"), daysOf(AWS_FIGURES.defaultSnapshotInterval));
  const kept = numberOf(policy, details.get("retainInterval"), daysOf(AWS_FIGURES.defaultSnapshotRetention));
  const path = pathIn(policy, details.get("retainInterval").path);
  return [
    {
      kind: "scheduled-backup",
      by: policy.urn,
      name: `default snapshot policy ${policy.name}`,
      stream: streamOf(`default snapshot policy ${policy.name}`, exists, every(days, DAY), [START]),
      survives: survivingOnly(path, { deletion: yes(path), zone: yes(path) }),
      retention: typeof kept === "number" ? { seconds: kept * DAY, path } : kept,
      assumes: [UNBOUNDED],
    },
  ];
}

function ofSchedule(
  graph: ResourceGraph,
  policy: Resource,
  schedule: Value<PolicySchedule>,
  exists: Truth,
  resource: Resource,
): readonly Protection[] {
  const name = `snapshot policy ${policy.name}, ${shownText(schedule.get("name"), schedule.path)}`;
  const path = pathIn(policy, schedule.path);
  const times = timesOf(policy, schedule.get("createRule"));
  const home = placeOf(graph, resource);
  const retain = schedule.get("retainRule");
  const own = protectionIf(exists, {
    kind: "scheduled-backup",
    by: policy,
    name,
    stream: streamOf(name, exists, times, [START]),
    survives: survivingOnly(path, { deletion: yes(path), zone: yes(path) }),
    retention: kept(policy, retain, times),
    assumes: [UNBOUNDED],
  });
  const copies = schedule
    .get("crossRegionCopyRules")
    .items()
    .flatMap((item) => {
      const copy = item;
      const target = copy.get("target").or(copy.get("targetRegion"));
      const region = textOf(policy, target);
      const known = typeof region === "string" ? region : undefined;
      const copyName = `${name}, copy to ${known ?? "a region not known yet"}`;
      const copyPath = pathIn(policy, copy.path);
      return protectionIf(exists, {
        kind: "scheduled-backup",
        by: policy,
        name: copyName,
        stream: streamOf(copyName, exists, times, [START]),
        survives: survivingOnly(copyPath, {
          deletion: yes(copyPath),
          zone: yes(copyPath),
          region: inOtherRegions(home, {
            of: pathIn(policy, target.path),
            region: known,
            account: undefined,
            namesRegion: true,
          }),
        }),
        retention: copy.get("retainRule").isAbsent
          ? { seconds: undefined, path: pathIn(policy, copy.get("retainRule").path) }
          : kept(policy, copy.get("retainRule"), times),
        assumes: [UNBOUNDED, UNBOUNDED_COPY],
      });
    });
  return [...own, ...copies];
}

/** Every schedule of the policy. */
export function snapshotTimesOf(policy: Resource): readonly (Schedule | Undetermined)[] {
  return (policy as unknown as Resource<SnapshotPolicy>)
    .get("policyDetails")
    .get("schedules")
    .items()
    .map((schedule) => timesOf(policy, schedule.get("createRule")));
}

function timesOf(policy: Resource, rule: Value<PolicySchedule["createRule"]>): Schedule | Undetermined {
  const cron = textOf(policy, rule.get("cronExpression"));
  const path = pathIn(policy, rule.get("cronExpression").path);
  if (typeof cron === "object") return cron;
  if (cron !== undefined) return withoutSecrets(readSchedule(cron, "UTC", path), rule.get("cronExpression"));
  const hours = numberOf(policy, rule.get("interval"), 24);
  const [first] = rule.get("times").items();
  const time = first === undefined ? undefined : textOf(policy, first);
  if (typeof time === "object") return time;
  if (typeof hours !== "number" || time === undefined || hours < 1 || 24 % hours !== 0)
    return every(hours, HOUR);
  const [hour = "0", minute = "0"] = time.split(":");
  const runs = Array.from({ length: 24 / hours }, (_, index) => (Number(hour) + index * hours) % 24);
  return readSchedule(
    `${Number(minute)} ${runs.sort((a, b) => a - b).join(",")} * * *`,
    "UTC",
    pathIn(policy, rule.get("times").path),
  );
}

/** At equal distances, at a time of day that is not known. */
function every(count: number | Undetermined, unit: number): Schedule | Undetermined {
  return typeof count === "number" ? { kind: "rate", timeZone: "UTC", every: count * unit } : count;
}

function kept(
  policy: Resource,
  rule: Value<RetainRule>,
  times: Schedule | Undetermined,
): Retention | Undetermined {
  const path = pathIn(policy, rule.path);
  const interval = rule.get("interval");
  if (!interval.isAbsent) {
    const count = amountIn(interval);
    const unit = rule.get("intervalUnit").knownText();
    const seconds = unit === undefined ? undefined : UNITS[unit.toUpperCase()];
    if (count === undefined) return unreadable(policy, interval);
    if (seconds === undefined) return unreadable(policy, rule.get("intervalUnit"));
    return { seconds: count * seconds, path };
  }
  const count = amountIn(rule.get("count"));
  if (count === undefined) return unreadable(policy, rule.get("count"));
  if (isUndetermined(times)) return times;
  if (times.kind === "rate") return { seconds: count * times.every, path };
  const runsADay = times.hours.length * times.minutes.length;
  const isDaily =
    times.daysOfMonth.on === "any" && times.daysOfWeek.on === "any" && times.months.length === 12;
  // Snapshots that are counted are kept for at least as long as the days they fill.
  if (isDaily) return { seconds: Math.floor(count / runsADay) * DAY, path };
  return { undetermined: [{ path, reason: "computed" }], why: "snapshots are counted, and not taken daily" };
}
