/** What is lost with a resource. */
type Holds =
  | "cache"
  | "catalog"
  | "configuration"
  | "database"
  | "directory"
  | "file system"
  | "key"
  | "log"
  | "object store"
  | "queue"
  | "registry"
  | "search index"
  | "secret"
  | "stream"
  | "time series"
  | "volume"
  | "warehouse";

/** Who can back it up: a backup service of its cloud, the service itself, or nobody but the program. */
export type BackedUpBy = "aws-backup" | "azure-backup-vault" | "recovery-services" | "own" | "none";

/** A type of resource that holds something which its program does not make again by itself. */
export interface StatefulType {
  /** Canonical token. */
  readonly type: string;
  readonly holds: Holds;
  /** Not empty; `none` stands alone. */
  readonly backedUpBy: readonly BackedUpBy[];
  /** For people; empty where nothing has to be said. */
  readonly note: string;
  /** The vendor's page. */
  readonly source: string;
}
