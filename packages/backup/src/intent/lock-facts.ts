import type { Seconds } from "@rampart/core/units";
import { parseDuration } from "@rampart/core/units";
import { LockMode, type VaultLock } from "./vault-lock.ts";

/** What a vault says of its lock, so that rules can be checked against it before anything is deployed. */
export interface LockFacts {
  /** One of `LockMode`. */
  readonly mode: string;
  /** The least retention that the vault takes: a duration. */
  readonly minRetention: string;
  /** The most retention that the vault takes: a duration; no limit where absent. */
  readonly maxRetention?: string;
}

const DEFAULT_MIN_RETENTION = "7d";

/** The lock as it is made of `lock`, with its defaults. */
export function lockFactsOf(lock: VaultLock | undefined): LockFacts {
  const { mode = LockMode.Governance, minRetention = DEFAULT_MIN_RETENTION, maxRetention } = lock ?? {};
  return { mode, minRetention, ...(maxRetention === undefined ? {} : { maxRetention }) };
}

/** Why a lock refuses recovery points kept for `retention`; undefined if it does not. Not set is for ever. */
export function refusalOf(lock: LockFacts, retention: Seconds | undefined): string | undefined {
  const least = parseDuration(lock.minRetention);
  if (retention !== undefined && retention < least) {
    return `the lock of the vault wants ${lock.minRetention} at least`;
  }
  if (lock.maxRetention === undefined) return undefined;
  const isTooLong = retention === undefined || retention > parseDuration(lock.maxRetention);
  return isTooLong ? `the lock of the vault takes ${lock.maxRetention} at most` : undefined;
}
