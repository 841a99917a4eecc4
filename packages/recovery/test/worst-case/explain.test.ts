import { parseSchedule } from "@rampart/core/units";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutFor, cutsFor } from "../../src/worst-case/cut.ts";
import { explain } from "../../src/worst-case/explain.ts";
import type { RecoveryStream, Term } from "../../src/worst-case/stream.ts";
import { worstCase } from "../../src/worst-case/worst-case.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

function stream(name: string, text: string, delays: readonly Term[]): RecoveryStream {
  return { name, schedule: parseSchedule(text), delays };
}

const start = (hours: number): Term => ({
  name: "start window",
  seconds: hours * HOUR,
  source: "startWindow",
});
const completion = (hours: number): Term => ({
  name: "completion window",
  seconds: hours * HOUR,
  source: "completionWindow",
});

const vendor = (hours: number): Term => ({
  name: "copy",
  seconds: hours * HOUR,
  source: "https://vendor.example/copy",
});

describe("what to cut", () => {
  test("nothing where the objective is met", () => {
    const worst = worstCase([stream("daily", "0 5 * * *", [start(1)])]);
    expect(explain(worst, 25 * HOUR)).toBeUndefined();
    expect(cutFor(worst, 25 * HOUR)).toBeUndefined();
  });

  test("the longest term that is enough, and to what", () => {
    const worst = worstCase([stream("hourly", "0 * * * *", [start(1), completion(168)])]);
    expect(explain(worst, 12 * HOUR)).toBe(
      "cut the completion window from 7d to 10h at most (completionWindow)",
    );
  });

  test("the gap of the schedule, where that is longest", () => {
    const worst = worstCase([stream("daily", "0 5 * * *", [start(1), completion(2)])]);
    expect(explain(worst, 12 * HOUR)).toBe(
      "have jobs of daily due every 9h at least (schedule 0 5 * * * in UTC)",
    );
  });

  test("a delay that must go altogether", () => {
    const worst = worstCase([stream("daily", "0 5 * * *", [completion(30)])]);
    expect(explain(worst, DAY)).toBe("do without the completion window of 1d6h (completionWindow)");
  });

  test("how far to cut which, where no single term is enough: a daily plan of AWS with default windows does not meet 24 hours", () => {
    const worst = worstCase([stream("daily", "0 5 * * *", [start(8), completion(168)])]);
    expect(cutFor(worst, DAY)).toBeUndefined();
    expect(explain(worst, DAY)).toBe(
      "no single term is enough to cut, as all of them are 7d8h too long: have jobs of daily due every 12h at least, and cut the completion window of 7d and the start window of 8h to 12h together",
    );
  });

  test("a term that can be set before a figure of the vendor, even if that is longer", () => {
    const worst = worstCase([stream("hourly", "0 * * * *", [completion(2), vendor(3)])]);
    expect(explain(worst, 5 * HOUR)).toBe(
      "cut the completion window from 2h to 1h at most (completionWindow)",
    );
  });

  test("that a figure of the vendor cannot be cut", () => {
    const worst = worstCase([{ name: "replica", schedule: undefined, delays: [vendor(1)] }]);
    expect(explain(worst, HOUR / 2)).toBe(
      "the copy of 1h is 30m too long, and is what the vendor states (https://vendor.example/copy): it takes another replica or backup that is faster",
    );
  });

  test("that the figures of the vendor alone are too long", () => {
    const worst = worstCase([stream("daily", "0 5 * * *", [completion(2), vendor(3)])]);
    expect(cutsFor(worst, 2 * HOUR)).toBeUndefined();
    expect(explain(worst, 2 * HOUR)).toMatch(/^no single term can be cut far enough/);
  });

  test("that jobs more than once an hour take something else than a plan", () => {
    const worst = worstCase([stream("daily", "0 5 * * *", [])]);
    expect(explain(worst, HOUR / 4)).toMatch(
      /^have jobs of daily due every 15m at least \(.*\); .* continuous backups/,
    );
  });

  test("lengths of time as they are asked for", () => {
    const worst = worstCase([stream("hourly", "0 * * * *", [start(1), completion(168)])]);
    expect(explain(worst, 12 * HOUR, (seconds) => `<${seconds}>`)).toContain(
      "from <604800> to <36000> at most",
    );
  });

  test("why there is no recovery point", () => {
    expect(explain(worstCase([]), DAY)).toBe("there is no backup, copy or replica");
  });

  test("a window that two rules have of one source is cut in both", () => {
    const morning = stream("morning", "0 6 * * *", [completion(48)]);
    const evening = stream("evening", "0 18 * * *", [completion(48)]);
    const cut = cutFor(worstCase([morning, evening]), DAY);
    expect(cut).toMatchObject({ term: { name: "completion window" }, to: 12 * HOUR, isGap: false });
  });
});

test("with the cut the objective is met, and with a second more it is not", { timeout: 120_000 }, () => {
  const hours = fc.uniqueArray(fc.nat({ max: 23 }), { minLength: 1, maxLength: 4 });
  const planned = fc.record({ hours, start: fc.nat({ max: 48 }), completion: fc.nat({ max: 48 }) });
  fc.assert(
    fc.property(
      fc.array(planned, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: HOUR, max: 4 * DAY }),
      (plans, objective) => {
        const streams = plans.map((plan, index) =>
          stream(`plan ${index}`, `0 ${plan.hours.join(",")} * * *`, [
            { ...start(plan.start), source: `plan ${index}` },
            { ...completion(plan.completion), source: `plan ${index}` },
          ]),
        );
        const cut = cutFor(worstCase(streams), objective);
        if (cut === undefined || cut.isGap) return;
        expect(worstWith(streams, cut.term, cut.to)).toBeLessThanOrEqual(objective);
        expect(worstWith(streams, cut.term, cut.to + 1)).toBeGreaterThan(objective);
      },
    ),
  );
});

test("with all cuts together the objective is met, where no single one is enough", {
  timeout: 120_000,
}, () => {
  const windows = fc.record({
    every: fc.integer({ min: 1, max: 12 }),
    start: fc.nat({ max: 48 }),
    completion: fc.nat({ max: 200 }),
    copy: fc.nat({ max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.array(windows, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: HOUR, max: 2 * DAY }),
      (plans, objective) => {
        const delaysOf = ({ start: s, completion: c, copy }: (typeof plans)[number]): readonly Term[] => [
          start(s),
          completion(c),
          vendor(copy),
        ];
        const streams = plans.map((plan, index) =>
          stream(`plan ${index}`, `0 0-23/${plan.every} * * *`, delaysOf(plan)),
        );
        const worst = worstCase(streams);
        const cuts = cutsFor(worst, objective);
        if (cuts === undefined || worst.stream === undefined) return;
        const delays = worst.terms.filter(({ name }) => name === "copy");
        const rate = { kind: "rate", timeZone: "UTC", every: cuts.gap } as const;
        const cut = { name: "cut", schedule: rate, delays: [...delays, { ...start(0), seconds: cuts.to }] };
        expect(worstCase([cut]).seconds).toBeLessThanOrEqual(objective);
      },
    ),
  );
});

function worstWith(streams: readonly RecoveryStream[], term: Term, seconds: number): number | undefined {
  return worstCase(
    streams.map((candidate) => ({
      ...candidate,
      delays: candidate.delays.map((delay) => (delay === term ? { ...delay, seconds } : delay)),
    })),
  ).seconds;
}
