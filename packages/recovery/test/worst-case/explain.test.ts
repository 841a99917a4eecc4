import { parseSchedule } from "@rampart/core/units";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutFor } from "../../src/worst-case/cut.ts";
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

  test("that no single term is enough: a daily plan of AWS with default windows does not meet 24 hours", () => {
    const worst = worstCase([stream("daily", "0 5 * * *", [start(8), completion(168)])]);
    expect(cutFor(worst, DAY)).toBeUndefined();
    expect(explain(worst, DAY)).toBe(
      "no single term can be cut far enough: together they are 7d8h too long; the longest is the completion window of 7d",
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

function worstWith(streams: readonly RecoveryStream[], term: Term, seconds: number): number | undefined {
  return worstCase(
    streams.map((candidate) => ({
      ...candidate,
      delays: candidate.delays.map((delay) => (delay === term ? { ...delay, seconds } : delay)),
    })),
  ).seconds;
}
