import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Choice, choose, type Wish } from "../../backup/stores/choose.ts";
import type { RecoveryPoint } from "../../backup/stores/store.ts";

const at = (moment: number): string => new Date(moment).toISOString();

function snapshot(id: string, moment: number, more: Partial<RecoveryPoint> = {}): RecoveryPoint {
  return { id, kind: "snapshot", newest: at(moment), oldest: at(moment), place: "vault", ...more };
}

function continuous(id: string, oldest: number, newest: number): RecoveryPoint {
  return { id, kind: "continuous", newest: at(newest), oldest: at(oldest), place: "archive" };
}

function reasons({ candidates }: Choice): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(candidates.map(({ point, passedOver }) => [point.id, passedOver]));
}

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-20T12:00:00Z");

describe("the recovery point", () => {
  test("is the newest moment that there is", () => {
    const { chosen } = choose(
      [snapshot("daily", NOON - HOUR), continuous("log", NOON - 9 * HOUR, NOON - 1000)],
      {
        before: NOON,
      },
    );
    expect(chosen).toMatchObject({ point: { id: "log" }, moment: at(NOON - 1000) });
  });

  test("of a continuous backup is the very moment that was asked for", () => {
    const { chosen } = choose([continuous("log", NOON - 9 * HOUR, NOON)], { before: NOON - 1234 });
    expect(chosen?.moment).toBe(at(NOON - 1234));
  });

  test("is never inside the suspected compromise, nor after it: what was written then is in later backups, too", () => {
    const points = [
      snapshot("after", NOON - HOUR),
      snapshot("within", NOON - 3 * HOUR),
      snapshot("clean", NOON - 5 * HOUR),
    ];
    const choice = choose(points, { before: NOON, compromisedFrom: NOON - 4 * HOUR });
    expect(choice.chosen?.point.id).toBe("clean");
    expect(reasons(choice)).toEqual({
      after: expect.stringContaining("since 2026-11-20T08:00:00.000Z"),
      within: expect.stringContaining("may be compromised"),
      clean: undefined,
    });
  });

  test("may be later than the compromise where somebody says since when the data is good again", () => {
    const points = [snapshot("after", NOON - HOUR), snapshot("within", NOON - 3 * HOUR)];
    const { chosen } = choose(points, {
      before: NOON,
      compromisedFrom: NOON - 4 * HOUR,
      compromisedUntil: NOON - 2 * HOUR,
    });
    expect(chosen?.point.id).toBe("after");
  });

  test("of a continuous backup is the last moment before the compromise", () => {
    const { chosen } = choose([continuous("log", NOON - 9 * HOUR, NOON)], {
      before: NOON,
      compromisedFrom: NOON - HOUR,
    });
    expect(chosen?.moment).toBe(at(NOON - HOUR - 1));
  });

  test("that is named is held to the same rules", () => {
    const points = [snapshot("good", NOON - 5 * HOUR), snapshot("bad", NOON - HOUR)];
    const wish: Wish = { before: NOON, compromisedFrom: NOON - 2 * HOUR };
    expect(choose(points, { ...wish, recoveryPoint: "bad" }).chosen).toBeUndefined();
    expect(reasons(choose(points, { ...wish, recoveryPoint: "bad" }))).toEqual({
      good: "another one was asked for",
      bad: expect.stringContaining("may be compromised"),
    });
    expect(choose(points, { ...wish, recoveryPoint: "good" }).chosen?.point.id).toBe("good");
  });

  test("with an obstacle is passed over, and the reason is shown", () => {
    const choice = choose(
      [snapshot("broken", NOON - HOUR, { obstacle: "its key is gone" }), snapshot("whole", NOON - 2 * HOUR)],
      { before: NOON },
    );
    expect(choice.chosen?.point.id).toBe("whole");
    expect(reasons(choice).broken).toBe("its key is gone");
  });
});

describe("of random points", () => {
  // Few moments, so that ties, borders and empty ranges are met often.
  const SPAN = 12;
  const moment = fc.integer({ min: 0, max: SPAN });
  const kinds = fc.constantFrom<RecoveryPoint["kind"]>("snapshot", "continuous", "versions");
  const point = fc
    .record({ one: moment, other: moment, kind: kinds, isBroken: fc.boolean() })
    .map(({ one, other, kind, isBroken }) => {
      const newest = Math.max(one, other);
      const oldest = kind === "snapshot" ? newest : Math.min(one, other);
      return {
        kind,
        newest: at(newest),
        oldest: at(oldest),
        place: "p",
        ...(isBroken && { obstacle: "broken" }),
      };
    });
  const points = fc
    .array(point, { maxLength: 6 })
    .map((list) => list.map((one, index) => ({ ...one, id: `${index}` }) satisfies RecoveryPoint));
  const wish = fc.record(
    {
      before: moment,
      compromisedFrom: moment,
      compromisedUntil: moment,
      recoveryPoint: fc.constantFrom("0", "1", "2", "none"),
    },
    { requiredKeys: ["before"] },
  );

  /** Looks at each moment of each point, one after another. */
  function bruteForce(
    list: readonly RecoveryPoint[],
    asked: Wish,
  ): { id: string; moment: number } | undefined {
    let best: { id: string; moment: number } | undefined;
    for (const { id, kind, newest, oldest, obstacle } of list) {
      for (let now = -1; now <= SPAN; now += 1) {
        const holds = kind === "snapshot" ? at(now) === newest : at(now) >= oldest && at(now) <= newest;
        const isSuspect =
          asked.compromisedFrom !== undefined &&
          now >= asked.compromisedFrom &&
          !(asked.compromisedUntil !== undefined && now > asked.compromisedUntil);
        const isNamed = asked.recoveryPoint === undefined || asked.recoveryPoint === id;
        if (!holds || isSuspect || !isNamed || obstacle !== undefined || now > asked.before) continue;
        if (best === undefined || now > best.moment) best = { id, moment: now };
      }
    }
    return best;
  }

  test("the choice is the one that trying every moment finds", () => {
    fc.assert(
      fc.property(points, wish, (list, asked) => {
        const { chosen } = choose(list, asked as Wish);
        const found = bruteForce(list, asked as Wish);
        expect(chosen && { id: chosen.point.id, moment: chosen.moment }).toEqual(
          found && { id: found.id, moment: at(found.moment) },
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test("each point that is not taken has a reason, and the one that is has none", () => {
    fc.assert(
      fc.property(points, wish, (list, asked) => {
        const { chosen, candidates } = choose(list, asked as Wish);
        expect(candidates.map((candidate) => candidate.point.id)).toEqual(list.map(({ id }) => id));
        for (const candidate of candidates) {
          expect(candidate.passedOver === undefined).toBe(candidate.point.id === chosen?.point.id);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
