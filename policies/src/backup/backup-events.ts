/** Who is told of what AWS Backup does: topics of vaults, rules on events, and alarms. */
import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, combine, no, not, type Plain, type Truth, type Value } from "@rampart/core/value";
import type { ResourceTypes } from "../resource-types/index.ts";

type EventRule = Plain<ResourceTypes["aws:cloudwatch/eventRule:EventRule"]>;
type Alarm = Plain<ResourceTypes["aws:cloudwatch/metricAlarm:MetricAlarm"]>;
type Notifications = Plain<ResourceTypes["aws:backup/vaultNotifications:VaultNotifications"]>;

const PLAN = "aws:backup/plan:Plan";
const VAULT = "aws:backup/vault:Vault";
const NOTIFICATIONS = "aws:backup/vaultNotifications:VaultNotifications";
const VAULTS_OF_PLAN: Reference = { type: PLAN, through: "rules", to: [VAULT] };
const NOTIFIES: Reference = { type: NOTIFICATIONS, through: "backupVaultName", to: [VAULT] };

/** A kind of job that may fail, and how to learn of it. */
export interface JobKind {
  /**
   * The event that a vault publishes of a job that failed. `BACKUP_JOB_FAILED` and others like it are still accepted,
   * and no longer sent.
   * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultNotifications.html
   */
  readonly event: string;
  /** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
  readonly detailType: string;
  /** How such a job ended. */
  readonly state: string;
  /** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html */
  readonly metric: string;
}

export const BACKUP_JOBS: JobKind = {
  // Sent however the job ended; its text says how.
  event: "BACKUP_JOB_COMPLETED",
  detailType: "Backup Job State Change",
  state: "FAILED",
  metric: "NumberOfBackupJobsFailed",
};

/** Backups that were not begun within their start window, which AWS does not count among those that failed. */
export const EXPIRED_BACKUP_JOBS: JobKind = {
  ...BACKUP_JOBS,
  state: "EXPIRED",
  metric: "NumberOfBackupJobsExpired",
};

export const COPY_JOBS: JobKind = {
  event: "COPY_JOB_FAILED",
  detailType: "Copy Job State Change",
  state: "FAILED",
  metric: "NumberOfCopyJobsFailed",
};

/** Whether somebody is told when a job of `kind` of the plan fails. */
export function isNoticed(graph: ResourceGraph, plan: Resource<never> | Resource, kind: JobKind): Truth {
  const vaults = new Set(graph.references.from(plan as Resource, VAULTS_OF_PLAN).map(({ urn }) => urn));
  const notifications = graph.ofType<Notifications>(NOTIFICATIONS).filter((one) =>
    // One whose vault is not known may be of any.
    isOfOneOf(graph, one as unknown as Resource, vaults),
  );
  const truth = combine(waysToNotice(graph, notifications, kind), "true");
  // That nothing tells of it is proven by no one property.
  return truth.state === "false" ? no() : truth;
}

function* waysToNotice(
  graph: ResourceGraph,
  notifications: readonly Resource<Notifications>[],
  kind: JobKind,
): Generator<Truth> {
  for (const one of notifications) {
    yield labelled(
      one,
      one.get("backupVaultEvents").some((event) => event.equals(kind.event)),
    );
  }
  for (const alarm of graph.ofType<Alarm>("aws:cloudwatch/metricAlarm:MetricAlarm")) {
    const isOnMetric = allOf(
      alarm.get("namespace").equals("AWS/Backup"),
      alarm.get("metricName").equals(kind.metric),
    );
    yield labelled(alarm, isOnMetric);
  }
  for (const rule of graph.ofType<EventRule>("aws:cloudwatch/eventRule:EventRule")) {
    yield labelled(rule, isOnJobs(rule, kind));
  }
}

function isOfOneOf(graph: ResourceGraph, notification: Resource, vaults: ReadonlySet<string>): boolean {
  const told = graph.references.from(notification, NOTIFIES);
  return told.length === 0 || vaults.size === 0 || told.some(({ urn }) => vaults.has(urn));
}

interface EventPattern {
  readonly source?: readonly string[];
  readonly "detail-type"?: readonly string[];
  readonly detail?: { readonly state?: readonly string[] };
}

function isOnJobs(rule: Resource<EventRule>, { detailType, state: ended }: JobKind): Truth {
  const pattern = (rule.get("eventPattern") as Value<string>).json<EventPattern>();
  const types = pattern.get("detail-type");
  const states = pattern.get("detail").get("state");
  return allOf(
    pattern.get("source").some((source) => source.equals("aws.backup")),
    anyOf(
      not(types.isSet()),
      types.some((type) => type.equals(detailType)),
    ),
    anyOf(
      not(states.isSet()),
      states.some((state) => state.equals(ended)),
    ),
  );
}

/** `truth`, with paths that say which other resource they are of. */
function labelled(resource: { readonly name: string }, truth: Truth): Truth {
  const label = (path: string): string => `${resource.name}#${path}`;
  return truth.state === "unknown"
    ? { state: "unknown", hidden: truth.hidden.map(({ path, reason }) => ({ path: label(path), reason })) }
    : { state: truth.state, paths: truth.paths.map(label) };
}
