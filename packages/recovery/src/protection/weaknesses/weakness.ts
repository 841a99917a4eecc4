import type { Resource } from "@rampart/core/graph";
import type { HiddenProperty, Truth } from "@rampart/core/value";

/**
 * - `point-in-time-beyond-35-days`: AWS refuses continuous backups that are to be kept for longer;
 * - `cold-storage-under-90-days`: what went to cold storage is kept there for 90 days at least;
 * - `retention-outside-lock`: the lock of the vault refuses backups kept that long or short, and the jobs fail;
 * - `copy-retention-outside-lock`: the same of copies;
 * - `restore-test-rarer-than-retention`: recovery points are gone before any test has restored them;
 * - `key-in-reach-of-vault`: whoever holds the account of a locked vault can delete the key that opens it;
 * - `key-shared-with-data`: one key opens the data and its backups, and is lost with either;
 * - `copies-in-same-account`: no copy is out of reach of whoever holds the account;
 * - `backup-role-may-delete`: the role that makes backups may delete them;
 * - `selection-misses-by-typo`: a tag nearly as a selection wants it, on a resource that no selection takes;
 * - `selection-names-unsupported-type`: a selection, or a protected item, names what its service does not back up;
 * - `schedule-impossible`: no job is ever due, or the cloud refuses the schedule or its time zone;
 * - `window-refused`: the cloud refuses the start or the completion window;
 * - `copy-to-same-vault`: a copy goes to the vault that its rule writes to, and AWS refuses it;
 * - `vault-not-immutable`: whoever may administer the vault can delete recovery points before their time (Azure);
 * - `vault-without-multi-user-authorisation`: one person alone can take the vault's protection away (Azure);
 * - `vault-without-soft-delete`: what is deleted in the vault is gone at once (Azure);
 * - `cross-region-restore-off`: the copies in the paired region wait for Microsoft (Azure);
 * - `retention-outside-immutability`: recovery points are kept where the vault's immutability does not hold (Azure);
 * - `retention-outside-service-limits`: the cloud refuses to keep anything that long or short;
 * - `policy-without-items`: a policy that nothing is backed up by (Azure);
 * - `item-outside-region-of-vault`: a vault backs up its own region only (Azure).
 */
export type WeaknessKind =
  | "point-in-time-beyond-35-days"
  | "cold-storage-under-90-days"
  | "retention-outside-lock"
  | "copy-retention-outside-lock"
  | "restore-test-rarer-than-retention"
  | "key-in-reach-of-vault"
  | "key-shared-with-data"
  | "copies-in-same-account"
  | "backup-role-may-delete"
  | "selection-misses-by-typo"
  | "selection-names-unsupported-type"
  | "schedule-impossible"
  | "window-refused"
  | "copy-to-same-vault"
  | "vault-not-immutable"
  | "vault-without-multi-user-authorisation"
  | "vault-without-soft-delete"
  | "cross-region-restore-off"
  | "retention-outside-immutability"
  | "retention-outside-service-limits"
  | "policy-without-items"
  | "item-outside-region-of-vault";

/** What makes a protection worth less than it looks. */
export interface Weakness {
  readonly kind: WeaknessKind;
  /** Of the resource that has to be changed. */
  readonly urn: string;
  /** The property of it that is wrong. */
  readonly path: string;
  /** A sentence without a full stop: what is wrong, with the figures. */
  readonly message: string;
  /** Not empty where it is not known whether the weakness is there: the properties that would tell. */
  readonly undetermined: readonly HiddenProperty[];
}

/** The weakness, if it is there or may be. */
export function weaknessIf(
  holds: Truth,
  kind: WeaknessKind,
  resource: Resource<never> | Resource,
  path: string,
  message: string,
): readonly Weakness[] {
  if (holds.state === "false") return [];
  const undetermined = holds.state === "unknown" ? holds.hidden : [];
  return [{ kind, urn: resource.urn, path, message, undetermined }];
}
