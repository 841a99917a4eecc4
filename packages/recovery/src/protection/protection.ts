import type { HiddenProperty, Truth } from "@rampart/core/value";
import type { RecoveryStream } from "../worst-case/stream.ts";

/** What may happen to the data, from the narrowest to the widest. */
export const DISASTERS = ["deletion", "zone", "region", "account"] as const;

/**
 * - `deletion`: the resource is deleted, by mistake or by a program gone wrong;
 * - `zone`: its availability zone is lost;
 * - `region`: its region is lost;
 * - `account`: whoever holds its account or subscription destroys all that they can reach.
 */
export type Disaster = (typeof DISASTERS)[number];

/**
 * - `scheduled-backup`: a backup service takes recovery points at set times;
 * - `continuous-backup`: any moment of the retention can be restored;
 * - `own-backup`: the service of the resource takes recovery points by itself, without a backup plan;
 * - `replica`: another place holds the present data, mistakes included;
 * - `versioning`: the resource keeps what was overwritten or deleted in it;
 * - `deletion-protection`: no recovery point at all; the provider refuses to delete the resource, or keeps what was
 *   deleted for a while.
 */
export type ProtectionKind =
  | "scheduled-backup"
  | "continuous-backup"
  | "own-backup"
  | "replica"
  | "versioning"
  | "deletion-protection";

/** A figure that cannot be told from what is known of the stack. */
export interface Undetermined {
  /** Properties that would settle it: `name#path` where they are of another resource. */
  readonly undetermined: readonly HiddenProperty[];
  /** Set where no property settles it, because the vendor states no bound. */
  readonly why?: string;
}

/** How long a recovery point is kept. */
export interface Retention {
  /** Undefined: for ever. */
  readonly seconds: number | undefined;
  /** The property it comes from: `name#path` where it is of another resource. */
  readonly path: string;
}

/** One way in which the data of a resource can be had back, to one place. */
export interface Protection {
  readonly kind: ProtectionKind;
  /** URN of the resource that makes it: a backup plan, or the data's own resource. */
  readonly by: string;
  /** For people: `plan nightly, rule daily, copy to eu-central-1`. */
  readonly name: string;
  readonly stream: RecoveryStream | Undetermined;
  /** Disasters after which its recovery points, or its replica, are still there. */
  readonly survives: Readonly<Record<Disaster, Truth>>;
  readonly retention: Retention | Undetermined;
  /** What the figures take for granted, because the vendor gives a typical figure, or none at all. */
  readonly assumes: readonly string[];
}

export function isUndetermined<T extends object>(value: T | Undetermined): value is Undetermined {
  return "undetermined" in value;
}
