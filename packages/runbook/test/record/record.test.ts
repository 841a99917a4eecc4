import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../src/journal/entry.ts";
import { recordOf } from "../../src/record/record.ts";
import { COMPLETED_FAILOVER, CRASHED_FAILOVER, FAILED_FAILOVER } from "./failover.ts";
import { journalOf, MARA, started, TOBIAS, type Told } from "./journal-of.ts";
import { EMPTY_RUN, longRun, RUN_OF_STATUS } from "./small-runs.ts";

const begun = (step: string): RunEvent => ({ kind: "step-started", step, attempt: 1 });
const done = (step: string, milliseconds: number): RunEvent => ({
  kind: "step-finished",
  step,
  milliseconds,
});

const statusesOf = (record: ReturnType<typeof recordOf>): Record<string, string> =>
  Object.fromEntries(record.steps.map(({ name, status }) => [name, status]));

describe("the record of a run", () => {
  it.each(Object.entries(RUN_OF_STATUS))("says how it stands: %s", (status, entries) => {
    expect(recordOf(entries).status).toBe(status);
  });

  it.each([
    ["running", { one: "done", two: "begun" }],
    ["completed", { one: "done", two: "done" }],
    ["refused", { one: "failed", two: "not-started" }],
    ["failed", { one: "done", two: "failed" }],
    ["in-doubt", { one: "done", two: "in-doubt" }],
    ["waiting", { one: "done", two: "waiting" }],
    ["aborted", { one: "done", two: "failed" }],
    ["superseded", { one: "done", two: "not-started" }],
    ["undone", { one: "undone", two: "not-started" }],
    ["undo-failed", { one: "undo-failed", two: "not-started" }],
  ] as const)("says how the steps of a run stand that is %s", (status, steps) => {
    expect(statusesOf(recordOf(RUN_OF_STATUS[status]))).toEqual(steps);
  });

  it("names everyone who worked on it, and whose run was taken over", () => {
    expect(recordOf(FAILED_FAILOVER).operators).toEqual([
      { ...MARA, how: "started", at: "2026-11-20T02:47:32.000Z" },
      { ...TOBIAS, how: "took-over", at: "2026-11-20T02:54:00.000Z", takenOverFrom: "mara on ops-laptop-3" },
    ]);
  });

  it("puts steps of a group after it, in the order of the runbook", () => {
    expect(recordOf(COMPLETED_FAILOVER).steps.map(({ name }) => name)).toEqual([
      "replica lag",
      "standby capacity",
      "freeze writes",
      "promote replica",
      "point traffic",
      "switch DNS",
      "scale out API",
      "tell support",
      "restart workers",
      "restart workers[w-1]",
      "restart workers[w-2]",
      "orders flow",
    ]);
  });

  it("shows where what was done is not what was planned", () => {
    const record = recordOf(FAILED_FAILOVER);
    const differences = record.steps.flatMap((step) => step.differences.map((one) => [step.name, one]));
    expect(differences).toEqual([
      ["switch DNS", { target: "db.orders.example.com", path: "ttl", kind: "not-executed", planned: 30 }],
    ]);
  });

  it("keeps each attempt with its error", () => {
    const step = recordOf(FAILED_FAILOVER).steps.find(({ name }) => name === "scale out API");
    expect(step?.attempts.map(({ milliseconds, failure }) => [milliseconds, failure?.message])).toEqual([
      [31_600, "ServiceUnavailable: the request was throttled"],
      [129_800, "the quota of 20 instances in eu-west-1 is used up: 8 of 12 instances are running"],
    ]);
    expect(step?.output).toContain("VcpuLimitExceeded");
  });

  it("counts the wait for approvals apart", () => {
    const [approval] = recordOf(FAILED_FAILOVER).steps.flatMap(({ approvals }) => approvals);
    expect(approval).toMatchObject({ outcome: "granted", count: 2, waited: 157_800 });
    expect(approval?.given.map(({ by }) => by)).toEqual(["jonas", "lea"]);
  });

  it("cuts its time into phases", () => {
    expect(recordOf(FAILED_FAILOVER).phases).toEqual({
      detection: 382_000,
      // 24.2 s to 182 s
      decision: 157_800,
      // All of 573.2 s but the rest.
      action: 573_200 - 157_800 - (2_900 + 6_400) - 17_800 - 187_000,
      verification: 2_900 + 6_400 + 17_800,
      // From the last entry before the crash to the takeover.
      idle: 187_000,
      total: 955_200,
    });
  });

  it("measures recovery from the beginning of the incident, and loss as steps found it", () => {
    expect(recordOf(COMPLETED_FAILOVER).objective).toEqual({
      rto: { objective: 900, measured: 938, met: false },
      rpo: { objective: 60, measured: 2.4, rows: 41, met: true },
    });
  });

  it("never calls an objective met of a run that is not completed", () => {
    expect(recordOf(FAILED_FAILOVER).objective.rto).toEqual({ objective: 900, met: false });
    expect(recordOf(FAILED_FAILOVER).objective.rpo.met).toBeUndefined();
    for (const [status, entries] of Object.entries(RUN_OF_STATUS)) {
      const { met } = recordOf(entries).objective.rto;
      // The refused one has begun nothing: there is nothing to judge.
      const isUnjudged = ["running", "waiting", "in-doubt", "refused"].includes(status);
      expect([status, met]).toEqual([status, status === "completed" ? true : isUnjudged ? undefined : false]);
    }
  });

  it("proves nothing with a chain that is broken", () => {
    const problem = { seq: 3, kind: "edited", message: "entry 3 was edited" };
    const record = recordOf(RUN_OF_STATUS.completed, [problem]);
    expect(record.objective.rto.met).toBeUndefined();
    expect(record.chain).toMatchObject({ verified: false, problems: [problem] });
    expect(recordOf(RUN_OF_STATUS.completed, []).chain.verified).toBe(true);
    expect(recordOf(RUN_OF_STATUS.completed).chain.verified).toBeUndefined();
  });

  it("of a crash: the step is begun until somebody comes, then in doubt", () => {
    const record = recordOf(CRASHED_FAILOVER);
    expect(record.status).toBe("running");
    expect(record.ended).toBeUndefined();
    expect(statusesOf(record)["promote replica"]).toBe("begun");
    const found = journalOf([
      [0, started(["a"])],
      [1, begun("a")],
      [50, { kind: "run-resumed", operator: TOBIAS, accepted: [], items: ["a"] }, 2],
    ]);
    expect(statusesOf(recordOf(found))).toEqual({ a: "in-doubt" });
    expect(recordOf(found).phases).toMatchObject({ action: 1_000, idle: 49_000, total: 50_000 });
  });

  it("of a person's word: settled by the operator", () => {
    const entries = journalOf([
      [0, started(["a"])],
      [1, begun("a")],
      [50, { kind: "run-resumed", operator: TOBIAS, accepted: [], items: ["a"] }, 2],
      [51, { kind: "step-marked", step: "a", is: "done", operator: TOBIAS }],
      [51, { kind: "step-finished", step: "a", milliseconds: 0, settledBy: "operator" }],
      [51, { kind: "run-stopped", status: "completed" }],
    ]);
    const [step] = recordOf(entries).steps;
    expect(step).toMatchObject({ status: "settled-by-operator", settledBy: "operator" });
    expect(step?.marks).toEqual([{ is: "done", by: "tobias", at: "2026-11-20T02:48:23.000Z" }]);
  });

  it("counts the time until a stopped run is resumed: as a decision where it waited for people, else as idle", () => {
    const resumed: Told = [
      100,
      { kind: "run-resumed", operator: MARA, accepted: [], items: ["one", "two"] },
      2,
    ];
    const phasesAfter = (status: "waiting" | "aborted"): object =>
      recordOf(journalOf([[0, started(["one", "two"])], [10, { kind: "run-stopped", status }], resumed]))
        .phases;
    expect(phasesAfter("waiting")).toMatchObject({ decision: 90_000, idle: 0 });
    expect(phasesAfter("aborted")).toMatchObject({ decision: 0, idle: 90_000 });
  });

  it("counts steps that run at the same time once", () => {
    const entries = journalOf([
      [0, started(["a", "b"])],
      [0, begun("a")],
      [2, begun("b")],
      [8, done("a", 8_000)],
      [10, done("b", 8_000)],
    ]);
    expect(recordOf(entries).phases).toMatchObject({ action: 10_000, total: 10_000 });
    expect(recordOf(entries).timeline.steps).toEqual([
      { step: "a", phase: "action", from: 0, to: 8_000 },
      { step: "b", phase: "action", from: 2_000, to: 10_000 },
    ]);
  });

  describe("with a clock that is set", () => {
    const run = (secondsAtEnd: number): ReturnType<typeof recordOf> =>
      recordOf(
        journalOf([
          [0, started(["a", "b"])],
          [10, begun("a")],
          [secondsAtEnd, done("a", 30_000)],
          [secondsAtEnd + 5, begun("b")],
          [secondsAtEnd + 9, done("b", 4_000)],
          [secondsAtEnd + 9, { kind: "run-stopped", status: "completed" }],
        ]),
      );

    it("back, takes what a steady clock measured, and goes on from there", () => {
      const { phases, clockJumps, objective } = run(-3_000);
      expect(phases.total).toBe(49_000);
      expect(clockJumps).toEqual([{ seq: 3, milliseconds: -3_010_000 }]);
      expect(objective.rto.measured).toBe(49);
    });

    it("forward, counts the time, for the machine may have slept, and says so", () => {
      const { phases, clockJumps } = run(3_640);
      expect(phases.total).toBe(3_649_000);
      expect(clockJumps).toEqual([{ seq: 3, milliseconds: 3_600_000 }]);
    });

    it("not at all, notes nothing", () => {
      expect(run(40).clockJumps).toEqual([]);
    });
  });

  it("stands for a runbook without steps, and for one with hundreds", () => {
    expect(recordOf(EMPTY_RUN)).toMatchObject({ status: "completed", steps: [], phases: { total: 0 } });
    const record = recordOf(longRun(500));
    expect(record.steps).toHaveLength(501);
    expect(record.steps[0]).toMatchObject({ kind: "forEach", status: "failed", items: 500 });
    expect(record.steps[1]).toMatchObject({ within: "copy", status: "done" });
  });

  it("needs an entry", () => {
    expect(() => recordOf([])).toThrow("the run has no entries");
  });
});
