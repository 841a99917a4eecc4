import type { ChosenPoint, Restored } from "../stores/store.ts";

// What the steps give back. It is journalled, so that a resumed run goes on with it.

export type Contents = {
  readonly counts: { readonly [name: string]: number };
  readonly checksums: { readonly [name: string]: string };
};

type WrittenNonce = { readonly value: string; readonly writtenAt: string };

/** The nonce of this run; {@link writtenAt} is by the clock of the store, `at` by that of this machine. */
export type OwnNonce = WrittenNonce & { readonly at: string };

export type Waited = {
  /** Whether there is a recovery point with the nonce. */
  readonly isHeld: boolean;
  readonly seconds: number;
};

export type Chosen = {
  readonly chosen: ChosenPoint | null;
  /** When, by the clock of this machine: the restore begins, and what came later would be lost. */
  readonly at: string;
  /** Why there is none. */
  readonly because: string | null;
};

export type Tried =
  | { readonly is: "restored"; readonly restored: Restored; readonly at: string }
  | { readonly is: "failed"; readonly because: string };

export type Compared = {
  /** Why it could not be compared; null if it was. */
  readonly because: string | null;
  readonly verified: { readonly passes: boolean; readonly value: string } | null;
  /** When what was restored was found to be whole, by the clock of this machine. */
  readonly verifiedAt: string | null;
  readonly nonce: WrittenNonce | null;
  readonly tables: Comparison | null;
  /** For the record of the run. */
  readonly rpo?: { readonly seconds: number };
};

/** How contents compare, by the names of tables, buckets or collections. */
export type Comparison = {
  /** Those that did not change while the test ran, and are the same in what was restored. */
  readonly same: readonly string[];
  /** Those that changed meanwhile, and whose rows that were last changed before the nonce are the same. */
  readonly sameUntilNonce: readonly string[];
  /** All others that changed meanwhile: they are there, and of their contents nothing can be said. */
  readonly changing: readonly string[];
  /** Those that are not the same, or not there, and how they differ. */
  readonly differing: { readonly [name: string]: string };
  readonly counts: { readonly [name: string]: number };
};
