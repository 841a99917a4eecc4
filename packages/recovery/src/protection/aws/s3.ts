/** S3 buckets: versions of objects, their lifecycle, replication to other buckets and object lock. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, undetermined, type Value, yes } from "@rampart/core/value";
import { isVersioned, someAttached } from "@rampart/core/views";
import { AWS_FIGURES } from "../../figures/aws.ts";
import { oncePerGraph } from "../once-per-graph.ts";
import { inOtherAccounts, inOtherRegions, type Place, placeOf } from "../place.ts";
import { isUndetermined, type Protection, type Retention, type Undetermined } from "../protection.ts";
import { type Protector, protectionIf } from "../protector.ts";
import { type Lag, replica } from "../replicas.ts";
import { continuous } from "../stream.ts";
import { survivingOnly } from "../survival.ts";
import { DAY, type Documented, labelled, pathIn, unreadable } from "../undetermined.ts";

const BUCKET = "aws:s3/bucket:Bucket";

interface Bucket {
  readonly forceDestroy: boolean;
  readonly lifecycleRules: readonly InlineLifecycleRule[];
  readonly replicationConfiguration: Replication;
  readonly objectLockConfiguration: {
    readonly rule: { readonly defaultRetention: { readonly mode: string } };
  };
}

interface InlineLifecycleRule {
  readonly enabled: boolean;
  readonly noncurrentVersionExpiration: { readonly days: number };
}

interface LifecycleRule {
  readonly status: string;
  readonly noncurrentVersionExpiration: { readonly noncurrentDays: number };
}

interface Replication {
  readonly rules: readonly ReplicationRule[];
}

interface ReplicationRule {
  readonly id: string;
  readonly status: string;
  readonly prefix: string;
  readonly filter: { readonly prefix: string; readonly tag: unknown; readonly and: unknown };
  readonly destination: {
    readonly bucket: string;
    readonly account: string;
    readonly replicationTime: { readonly status: string };
  };
}

interface ObjectLock {
  readonly rule: { readonly defaultRetention: { readonly mode: string } };
}

const DURABILITY = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/DataDurability.html";
const REPLICATION = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html";

const REPLICATION_TIME: Documented = AWS_FIGURES.replicationTime;

const LIFECYCLE: Reference = {
  type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  through: "bucket",
  to: [BUCKET],
};
const REPLICATION_OF: Reference = {
  type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  through: "bucket",
  to: [BUCKET],
};
const REPLICATED_TO: Reference = { ...REPLICATION_OF, through: "rules", to: [BUCKET] };
const OBJECT_LOCK: Reference = {
  type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  through: "bucket",
  to: [BUCKET],
};

export const protectBucket: Protector = (resource, graph) => [
  ...versions(graph, resource),
  ...replica({
    name: "storage in three zones",
    of: resource,
    path: "bucket",
    exists: yes(DURABILITY),
    lag: { lag: "none" },
    survives: { zone: yes(DURABILITY) },
  }),
  ...replications(graph, resource),
];

function versions(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const bucket = resource as unknown as Resource<Bucket>;
  const exists = isVersioned(graph, resource);
  const name = "versions of objects";
  const path = pathIn(resource, "versioning");
  // S3 refuses to delete a bucket that holds anything, unless the program empties it first.
  const stays = labelled(resource, not(bucket.get("forceDestroy").orElse(false).equals(true)));
  return protectionIf(exists, {
    kind: "versioning",
    by: resource,
    name,
    stream: continuous(name, exists),
    survives: survivingOnly(path, {
      deletion: stays,
      zone: yes(path),
      account: allOf(stays, isLockedAgainstAll(graph, resource)),
    }),
    retention: keptVersions(graph, resource),
  });
}

/** In compliance mode nobody, the root user included, can delete a version before its time. */
function isLockedAgainstAll(graph: ResourceGraph, resource: Resource): Truth {
  const bucket = resource as unknown as Resource<Bucket>;
  const modeOf = (mode: Value<string>): Truth => mode.oneOf(["COMPLIANCE"]);
  const inline = bucket.get("objectLockConfiguration");
  return anyOf(
    labelled(resource, modeOf(inline.get("rule").get("defaultRetention").get("mode"))),
    someAttached<ObjectLock>(graph, resource, OBJECT_LOCK, (lock) =>
      modeOf(lock.get("rule").get("defaultRetention").get("mode")),
    ),
  );
}

/** The shortest time after which a lifecycle rule removes what was overwritten; for ever if none does. */
function keptVersions(graph: ResourceGraph, resource: Resource): Retention | Undetermined {
  const bucket = resource as unknown as Resource<Bucket>;
  const rules: { readonly owner: Resource; readonly isOn: Truth; readonly days: Value<number> }[] = [];
  for (const item of bucket.get("lifecycleRules").items()) {
    const rule = item;
    const days = rule.get("noncurrentVersionExpiration").get("days");
    rules.push({ owner: resource, isOn: rule.get("enabled").equals(true), days });
  }
  const { certain, possible } = graph.references.to(resource, LIFECYCLE);
  for (const owner of certain) {
    const lifecycle = owner as unknown as Resource<{ readonly rules: readonly LifecycleRule[] }>;
    for (const item of lifecycle.get("rules").items()) {
      const rule = item;
      const days = rule.get("noncurrentVersionExpiration").get("noncurrentDays");
      rules.push({ owner, isOn: rule.get("status").oneOf(["Enabled"]), days });
    }
  }
  const [unplaced] = possible;
  if (unplaced !== undefined) {
    const path = pathIn(unplaced.resource, unplaced.path);
    return { undetermined: [{ path, reason: "computed" }] };
  }
  let kept: Retention = { seconds: undefined, path: pathIn(resource, "lifecycleRules") };
  for (const { owner, isOn, days } of rules) {
    if (isOn.state === "false" || days.isAbsent) continue;
    const count = days.knownNumber();
    if (isOn.state === "unknown" || count === undefined) return unreadable(owner, days);
    const seconds = count * DAY;
    if (kept.seconds === undefined || seconds < kept.seconds)
      kept = { seconds, path: pathIn(owner, days.path) };
  }
  return kept;
}

function replications(graph: ResourceGraph, resource: Resource): readonly Protection[] {
  const bucket = resource as unknown as Resource<Bucket>;
  const inline = bucket.get("replicationConfiguration");
  const here = inline
    .get("rules")
    .items()
    .flatMap((item) => replication(graph, resource, resource, item, yes(item.path)));
  const { certain, possible } = graph.references.to(resource, REPLICATION_OF);
  const attached = [...certain, ...possible.map((one) => one.resource)].flatMap((owner) => {
    const attaches: Truth = certain.includes(owner)
      ? yes(pathIn(owner, "bucket"))
      : undetermined({ path: pathIn(owner, "bucket"), reason: "computed" });
    return (owner as unknown as Resource<Replication>)
      .get("rules")
      .items()
      .flatMap((item) => replication(graph, resource, owner, item, attaches));
  });
  return [...here, ...attached];
}

function replication(
  graph: ResourceGraph,
  source: Resource,
  owner: Resource,
  rule: Value<ReplicationRule>,
  attaches: Truth,
): readonly Protection[] {
  const exists = allOf(attaches, labelled(owner, rule.get("status").oneOf(["Enabled"])));
  if (exists.state === "false") return [];
  const target = rule.get("destination");
  const path = pathIn(owner, rule.path);
  const home = placeOf(graph, source);
  const there = placeOfTarget(graph, owner, source, target);
  const lag = lagOf(owner, target.get("replicationTime").get("status"));
  const [protection] = replica({
    name: `replication rule ${rule.get("id").knownText() ?? rule.path}`,
    of: source,
    by: owner,
    path: rule.path,
    exists,
    lag,
    survives: {
      deletion: yes(path),
      zone: yes(path),
      region: there === undefined ? hiddenTarget(owner, target) : inOtherRegions(home, there),
      account: there === undefined ? hiddenTarget(owner, target) : inOtherAccounts(home, there),
    },
  });
  if (protection === undefined) return [];
  const assumes = [
    ...protection.assumes,
    ...(isUndetermined(protection.stream)
      ? []
      : ["the service level of replication holds for 99.99 % of objects"]),
    ...(selectsPart(rule) ? [`objects outside of the filter of ${path} are not replicated`] : []),
  ];
  return [{ ...protection, assumes }];
}

/** Where the destination stands: its bucket in the graph, and the account that the rule names. */
function placeOfTarget(
  graph: ResourceGraph,
  owner: Resource,
  source: Resource,
  target: Value<ReplicationRule["destination"]>,
): Place | undefined {
  const arn = target.get("bucket").knownText();
  const named =
    arn === undefined
      ? graph.references.from(owner, REPLICATED_TO).filter(({ urn }) => urn !== source.urn)
      : (bucketsByName(graph).get(arn.split(":").at(-1) ?? "") ?? []);
  const [bucket] = named;
  if (bucket === undefined || named.length > 1) return undefined;
  const account = target.get("account").knownText();
  const place = placeOf(graph, bucket);
  return account === undefined ? place : { ...place, account };
}

const bucketsByName = oncePerGraph((graph) =>
  Map.groupBy(graph.ofType(BUCKET), (bucket) => bucket.get("bucket").knownText() ?? bucket.id),
);

function hiddenTarget(owner: Resource, target: Value<ReplicationRule["destination"]>): Truth {
  return undetermined({ path: pathIn(owner, target.get("bucket").path), reason: "computed" });
}

/** Without Replication Time Control most objects take minutes and some take hours; AWS states no bound. */
function lagOf(owner: Resource, status: Value<string>): Lag | Undetermined {
  const controlled = status.oneOf(["Enabled"]);
  if (controlled.state === "true") return { lag: "bounded", bound: REPLICATION_TIME };
  if (controlled.state === "unknown") return unreadable(owner, status);
  return { lag: "unbounded", source: REPLICATION };
}

function selectsPart(rule: Value<ReplicationRule>): boolean {
  const filter = rule.get("filter");
  return [rule.get("prefix"), filter.get("prefix"), filter.get("tag"), filter.get("and")].some(
    (value) => value.isSet().state !== "false",
  );
}
