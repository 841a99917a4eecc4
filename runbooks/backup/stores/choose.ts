import type { ChosenPoint, RecoveryPoint } from "./store.ts";

/** What is wanted of a recovery point. Times are in milliseconds since 1970. */
export interface Wish {
  /** No data newer than this. */
  readonly before: number;
  /**
   * Since when somebody else may have changed the data. Nothing from this moment on is clean: what is written in an
   * attack is still there when the attack is over, in every later backup, too.
   */
  readonly compromisedFrom?: number;
  /** When the data was repaired and found good: later moments are clean again. Only somebody who has looked can say so. */
  readonly compromisedUntil?: number;
  /** The one to take, by its id; held to the same rules. */
  readonly recoveryPoint?: string;
}

/** What was thought of a recovery point. */
interface Candidate {
  readonly point: RecoveryPoint;
  /** The newest moment of it that may be chosen, in milliseconds since 1970; absent where there is none. */
  readonly moment?: number;
  /** Why it is not taken; absent of the one that is. */
  readonly passedOver?: string;
}

/** The choice, and what was thought of each point, in the order in which they came. */
export interface Choice {
  readonly chosen?: ChosenPoint;
  readonly candidates: readonly Candidate[];
}

/**
 * Chooses the recovery point with the newest clean moment that is not later than asked for. Of several with the same
 * moment the first one.
 */
export function choose(points: readonly RecoveryPoint[], wish: Wish): Choice {
  const judged = points.map((point) => judge(point, wish));
  let best: Candidate | undefined;
  for (const candidate of judged) {
    if (candidate.moment === undefined) continue;
    if (best?.moment === undefined || candidate.moment > best.moment) best = candidate;
  }
  const candidates = judged.map((candidate) =>
    candidate.moment === undefined || candidate === best
      ? candidate
      : { ...candidate, passedOver: `"${best?.point.id}" has newer data` },
  );
  if (best?.moment === undefined) return { candidates };
  return { chosen: { point: best.point, moment: instant(best.moment) }, candidates };
}

/** Whether data of this moment is free of what was written in the suspected compromise. */
function isClean(moment: number, { compromisedFrom, compromisedUntil }: Wish): boolean {
  if (compromisedFrom === undefined || moment < compromisedFrom) return true;
  return compromisedUntil !== undefined && moment > compromisedUntil;
}

function judge(point: RecoveryPoint, wish: Wish): Candidate {
  const { id, kind, obstacle } = point;
  const pass = (passedOver: string): Candidate => ({ point, passedOver });
  if (wish.recoveryPoint !== undefined && wish.recoveryPoint !== id) return pass("another one was asked for");
  if (obstacle !== undefined) return pass(obstacle);
  const newest = Date.parse(point.newest);
  const oldest = kind === "snapshot" ? newest : Date.parse(point.oldest);
  if (Number.isNaN(newest) || Number.isNaN(oldest)) return pass("it does not say of which moment it is");
  if (oldest > newest) return pass("it begins after it ends");
  if (oldest > wish.before) {
    return pass(`it has data of ${instant(oldest)} at the oldest, later than ${instant(wish.before)}`);
  }
  const latest = Math.min(newest, wish.before);
  if (isClean(latest, wish)) {
    // A snapshot is one moment, which may be later than what is wanted.
    return { point, moment: latest };
  }
  // The last moment before the window; a snapshot has no other moment than its own.
  const before = (wish.compromisedFrom ?? 0) - 1;
  if (before >= oldest) return { point, moment: before };
  return pass(compromised(wish));
}

function compromised({ compromisedFrom = 0, compromisedUntil }: Wish): string {
  const from = instant(compromisedFrom);
  return compromisedUntil === undefined
    ? `it has nothing but data since ${from}, from when on it may be compromised`
    : `it has nothing but data between ${from} and ${instant(compromisedUntil)}, when it may be compromised`;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
