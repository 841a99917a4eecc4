import type { RampartConfig } from "@rampart/core/config";
import type { ResourceRecord } from "@rampart/core/graph";
import { parseSchedule } from "@rampart/core/units";
import { UNKNOWN } from "@rampart/core/value";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timelineAround } from "../../src/timeline/around.ts";
import type { RecoveryTimeline } from "../../src/timeline/timeline.ts";
import { recoveryTimelines } from "../../src/timeline/timelines.ts";
import { worstCase } from "../../src/worst-case/worst-case.ts";
import { graphOf, record, urnOf } from "../protection/stacks.ts";
import { allDays, randomSchedule, ZONES } from "../worst-case/random-schedule.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const TABLE = "aws:dynamodb/table:Table";

const vault = record("aws:backup/vault:Vault", "main", { name: "main" }, { id: "main" });
const selection = record("aws:backup/selection:Selection", "gold", {
  planId: "plan-1",
  selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "gold" }],
});

function table(name: string): ResourceRecord {
  return record(TABLE, name, { tags: { backup: "gold" } });
}

function plan(...rules: readonly Readonly<Record<string, unknown>>[]): ResourceRecord {
  const made = rules.map((rule, index) => ({
    ruleName: `rule-${index}`,
    targetVaultName: "main",
    startWindow: 60,
    completionWindow: 120,
    ...rule,
  }));
  return record("aws:backup/plan:Plan", "nightly", { name: "nightly", rules: made }, { id: "plan-1" });
}

const CONFIG: RampartConfig = {
  version: 1,
  tiers: { critical: { rpo: "24h" } },
  workloads: { orders: { tier: "critical", owner: "team-orders", match: { urns: ["*::orders"] } } },
};

function only(timelines: readonly RecoveryTimeline[]): RecoveryTimeline {
  const [first] = timelines;
  if (first === undefined || timelines.length !== 1) throw new Error(`${timelines.length} timelines`);
  return first;
}

describe("a timeline", () => {
  const daily = { schedule: "cron(0 5 ? * * *)", scheduleExpressionTimezone: "Europe/Berlin" };

  it("shows the worst gap with its dates, on the clock of the schedule", () => {
    const graph = graphOf(table("orders"), vault, plan(daily), selection);
    const { worst, timeZone, objective } = only(recoveryTimelines(graph, CONFIG));
    expect({ timeZone, objective }).toEqual({ timeZone: "Europe/Berlin", objective: DAY });
    // An autumn night is an hour longer; then the job may take its start and its completion window.
    expect(worst.seconds).toBe(25 * HOUR + HOUR + 2 * HOUR);
    expect(worst.newest.local).toMatch(/^Sat 20\d\d-10-\d\d 05:00$/);
    expect(worst.due.local).toMatch(/^Sun 20\d\d-10-\d\d 05:00$/);
    expect(worst.usable.local).toMatch(/^Sun 20\d\d-10-\d\d 08:00$/);
    expect(worst.by).toContain("rule-0");
  });

  it("has the jobs on both sides of the gap, and when each can be used at the latest", () => {
    const graph = graphOf(table("orders"), vault, plan(daily), selection);
    const { lanes, worst } = only(recoveryTimelines(graph, CONFIG));
    expect(lanes).toHaveLength(1);
    const dues = lanes[0]?.points.map(({ due }) => due.local);
    expect(dues).toContain(worst.newest.local);
    expect(dues).toContain(worst.due.local);
    expect(lanes[0]?.points.find(({ due }) => due.local === worst.due.local)?.usable).toEqual(worst.usable);
  });

  it("holds for all that is backed up alike and promised the same, and says which", () => {
    const graph = graphOf(table("carts"), table("users"), table("orders"), vault, plan(daily), selection);
    const timelines = recoveryTimelines(graph, CONFIG);
    expect(timelines.map(({ holdsFor }) => holdsFor.map(({ urn }) => urn))).toEqual([
      [urnOf(TABLE, "orders")],
      [urnOf(TABLE, "carts"), urnOf(TABLE, "users")],
    ]);
  });

  it("begins with what misses its objective by most, however short", () => {
    const weekly = { ...daily, schedule: "cron(0 5 ? * MON *)" };
    const carts = record(TABLE, "carts", { tags: { backup: "weekly" } });
    const other = record("aws:backup/selection:Selection", "weekly", {
      planId: "plan-2",
      selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "weekly" }],
    });
    const rules = [{ ruleName: "weekly", targetVaultName: "main", ...weekly }];
    const second = record("aws:backup/plan:Plan", "weekly", { name: "weekly", rules }, { id: "plan-2" });
    const graph = graphOf(carts, table("orders"), vault, plan(daily), selection, other, second);
    const [first, next] = recoveryTimelines(graph, CONFIG);
    expect(first?.holdsFor[0]?.urn).toBe(urnOf(TABLE, "orders"));
    expect(next?.worst.seconds).toBeGreaterThan(first?.worst.seconds ?? 0);
  });

  it("is not there where changes are taken over as they are made, which is better at any time", () => {
    const orders = record(TABLE, "orders", {
      tags: { backup: "gold" },
      pointInTimeRecovery: { enabled: true },
    });
    expect(recoveryTimelines(graphOf(orders, vault, plan(daily), selection), CONFIG)).toEqual([]);
  });

  it("does not call missed what something that is not known yet may make better", () => {
    const orders = record(TABLE, "orders", {
      tags: { backup: "gold" },
      pointInTimeRecovery: { enabled: UNKNOWN },
    });
    const graph = graphOf(orders, vault, plan(daily), selection);
    const timeline = only(recoveryTimelines(graph, CONFIG));
    expect(timeline.isOpen).toBe(true);
    expect(timeline.worst.seconds).toBeGreaterThan(timeline.objective ?? Number.POSITIVE_INFINITY);
    const known = graphOf(table("orders"), vault, plan(daily), selection);
    expect(only(recoveryTimelines(known, CONFIG)).isOpen).toBeUndefined();
  });

  it("is the same each time", () => {
    const make = (): unknown =>
      JSON.stringify(recoveryTimelines(graphOf(table("orders"), vault, plan(daily), selection), CONFIG));
    expect(make()).toBe(make());
  });

  it("of a schedule with thousands of jobs holds the ones that decide, and counts the others", () => {
    const schedule = parseSchedule("* * * * *");
    const delays = [{ name: "completion", seconds: 5 * DAY, source: "test" }];
    const timeline = timelineAround(worstCase([{ name: "minutely", schedule, delays }]));
    const [lane] = timeline?.lanes ?? [];
    expect(lane?.count).toBeGreaterThan(5 * 24 * 60);
    expect(lane?.points.length).toBeLessThanOrEqual(120);
    const dues = lane?.points.map(({ due }) => due.local);
    expect(dues).toContain(timeline?.worst.newest.local);
    expect(dues).toContain(timeline?.worst.due.local);
  });

  it("has ticks at midnight, also where days are 23 or 25 hours long", () => {
    const schedule = parseSchedule("30 2 * * 6", "Europe/Berlin");
    const timeline = timelineAround(worstCase([{ name: "weekly", schedule, delays: [] }]));
    expect(timeline?.ticks.length).toBeGreaterThan(2);
    expect(timeline?.ticks.every(({ local }) => local.endsWith(" 00:00"))).toBe(true);
  });
});

const randomStreams = fc
  .array(
    fc.tuple(randomSchedule(ZONES, allDays), fc.nat({ max: 3 * DAY })).map(([{ schedule }, seconds]) => ({
      schedule,
      delays: [{ name: "completion", seconds, source: "test" }],
    })),
    { minLength: 1, maxLength: 3 },
  )
  .map((streams) => streams.map((stream, index) => ({ name: `stream ${index}`, ...stream })));

describe("any timeline", () => {
  it("holds its worst gap, has it begin and end at jobs that it shows, and its ticks in order", () => {
    fc.assert(
      fc.property(randomStreams, (streams) => {
        const worst = worstCase(streams);
        const timeline = timelineAround(worst);
        expect(timeline === undefined).toBe(worst.wait === undefined);
        if (timeline === undefined) return;
        const { from, until, lanes, ticks } = timeline;
        const { newest, due, usable, seconds } = timeline.worst;
        const at = [from, newest, due, usable, until].map((moment) => moment.at.getTime());
        expect(at).toEqual(at.toSorted((one, other) => one - other));
        expect((usable.at.getTime() - newest.at.getTime()) / 1000).toBe(seconds);
        const points = lanes.flatMap((lane) => lane.points);
        expect(points.map((point) => point.usable.at.getTime())).toContain(usable.at.getTime());
        // In the gap nothing that is newer than its beginning can be used.
        for (const point of points) {
          if (point.due.at <= newest.at) continue;
          expect(point.usable.at.getTime()).toBeGreaterThanOrEqual(usable.at.getTime());
        }
        const marks = ticks.map((tick) => tick.at.getTime());
        expect(marks).toEqual([...new Set(marks)].toSorted((one, other) => one - other));
        expect(marks.length).toBeLessThanOrEqual(12);
      }),
      { numRuns: 150 },
    );
  });
});
