import type { RestoreState } from "../../store.ts";
import { foreignBecause, isComplete, runOf, type ToldTags } from "../shared/mark.ts";
import type { RestoredDatabase } from "./service.ts";

/** An instance or a cluster, as far as its restore has to be told. */
export interface Database {
  readonly what: "instance" | "cluster";
  readonly identifier: string;
  readonly arn: string;
  readonly resourceId: string;
  readonly status: string;
  readonly endpoint: string | undefined;
  readonly percent: number | undefined;
  readonly tags: ToldTags;
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html
// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/accessing-monitoring.html
const FAILED: Readonly<Record<string, string>> = {
  failed: "RDS could not recover from a failure of it",
  "incompatible-create": "RDS could not make it with these settings",
  "incompatible-credentials": "the credentials of its domain or secret do not fit",
  "incompatible-network": "its subnets, addresses or security groups do not fit",
  "incompatible-option-group": "its option group does not fit",
  "incompatible-parameters": "its parameter group does not fit its class",
  "incompatible-restore": "RDS cannot restore that point: its engine or settings are not those of the backup",
  "inaccessible-encryption-credentials": "the key that encrypts it is disabled, or RDS may not use it",
  "inaccessible-encryption-credentials-recoverable":
    "the key that encrypts it is disabled, or RDS may not use it",
  "insufficient-capacity": "AWS has no such machine free there",
  "insufficient-resource-limits": "the account has reached a limit",
  "restore-error": "RDS could not restore from that point",
  "storage-full": "its storage is full",
};

/** Statuses of something that answers. Backups and other work on it go on meanwhile. */
const USABLE: ReadonlySet<string> = new Set([
  "available",
  "backing-up",
  "configuring-enhanced-monitoring",
  "configuring-log-exports",
  "configuring-iam-database-auth",
  "storage-optimization",
  "storage-initialization",
]);

/** Whether a database of that status answers. */
export function isUsable(status: string): boolean {
  return USABLE.has(status);
}

/** Why a database of that status does not come up by itself; undefined if it may. */
export function whyFailed({ what, identifier, status }: Database): string | undefined {
  const because = FAILED[status];
  return because === undefined ? undefined : `${what} "${identifier}" is ${status}: ${because}`;
}

/** What became of the restore that `run` made `database` with. */
export function stateOf(database: Database | undefined, run: string): RestoreState {
  if (database === undefined) return { is: "absent" };
  const maker = runOf(database.tags);
  if (maker !== run)
    return { is: "foreign", because: foreignBecause(`DB ${database.what}`, database.identifier, maker) };
  const failed = whyFailed(database);
  if (failed !== undefined) return { is: "failed", because: failed };
  if (isUsable(database.status) && isComplete(database.tags)) {
    return { is: "restored", restored: restoredOf(database) };
  }
  if (database.status === "deleting") {
    return { is: "failed", because: `${database.what} "${database.identifier}" is being deleted` };
  }
  return database.percent === undefined
    ? { is: "restoring" }
    : { is: "restoring", done: database.percent / 100 };
}

function restoredOf(database: Database): RestoredDatabase {
  return {
    id: database.arn,
    name: database.identifier,
    address: database.endpoint ?? `${database.identifier} (no endpoint yet)`,
    resourceId: database.resourceId,
    what: database.what,
  };
}
