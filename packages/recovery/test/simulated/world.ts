/**
 * A cloud in which jobs run by the minute: each makes a recovery point as late as it may, vaults hold what has come to
 * them, and a disaster takes some of the vaults away. It knows nothing of the analyser.
 */
import type { Disaster } from "../../src/protection/protection.ts";
import type { Years } from "../worst-case/simulator.ts";

/** Where recovery points are. */
export interface Store {
  readonly region: string;
  readonly account: string;
  /** Neither its points nor the key to them can be deleted by whoever holds the account. */
  readonly isLockedForGood: boolean;
  /** It is lost with the resource: snapshots beside the data. */
  readonly isBesideData?: boolean;
  /** It stands in one zone with the data. */
  readonly isInZoneOfData?: boolean;
}

/** A recovery point with data of the minute `of`, which can be restored from the minute `from` on. */
interface Point {
  readonly of: number;
  readonly from: number;
}

/** What is in one store, or how old what is in it is at most, at any time. */
export interface Content {
  readonly store: Store;
  readonly points: readonly Point[];
  readonly alwaysYoungerThan?: number;
}

export interface Home {
  readonly region: string;
  readonly account: string;
}

function isLeft(store: Store, home: Home, disaster: Disaster): boolean {
  switch (disaster) {
    case "deletion":
      return store.isBesideData !== true;
    case "zone":
      return store.isInZoneOfData !== true;
    case "region":
      return store.region !== home.region;
    case "account":
      return store.account !== home.account || store.isLockedForGood;
  }
}

/**
 * The disaster strikes at the end of each minute: the age, in minutes, of the newest data that can be had back, at
 * worst. Counted is each minute at which that data is of a moment between the last job before the years and their end.
 *
 * @returns undefined if nothing is ever left.
 */
export function worstAfter(
  disaster: Disaster,
  contents: readonly Content[],
  home: Home,
  { from, until }: Years,
): number | undefined {
  const left = contents.filter(({ store }) => isLeft(store, home, disaster));
  const steady = Math.min(Infinity, ...left.map(({ alwaysYoungerThan = Infinity }) => alwaysYoungerThan));
  const points = left.flatMap((content) => content.points).sort((a, b) => a.from - b.from);
  if (points.length === 0) return Number.isFinite(steady) ? steady : undefined;
  const start = points.reduce((latest, { of }) => (of <= from && of > latest ? of : latest), -Infinity);
  let worst = 0;
  let newest = -Infinity;
  let arrived = 0;
  const last = points.at(-1)?.from ?? until;
  for (let minute = points[0]?.from ?? from; newest < until; minute += 1) {
    for (; (points[arrived]?.from ?? Infinity) <= minute; arrived += 1) {
      newest = Math.max(newest, points[arrived]?.of ?? newest);
    }
    if (newest >= start && newest < until) worst = Math.max(worst, Math.min(minute + 1 - newest, steady));
    if (minute > last) throw new Error("the jobs end before the years do");
  }
  return worst;
}
