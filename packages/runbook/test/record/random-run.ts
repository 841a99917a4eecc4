import fc from "fast-check";
import type { Entry, RunEvent } from "../../src/journal/entry.ts";
import { journalOf, MARA, started, TOBIAS, type Told } from "./journal-of.ts";

const NAMES = ["gate", "one", "two", "each", "each[a]", "by hand"] as const;
const step = fc.constantFrom(...NAMES);
const milliseconds = fc.oneof(fc.nat(5_000), fc.double({ min: 0, max: 200_000, noNaN: true }));
const passes = fc.constantFrom(true, false, undefined);
const failure = fc.record({
  message: fc.string(),
  kind: fc.constantFrom("error", "timeout", "aborted"),
});
const status = fc.constantFrom("completed", "failed", "in-doubt", "waiting", "aborted", "undone", "refused");

/** Any event at any place: more than an executor would write. */
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({
    kind: fc.constant("gate-checked"),
    step,
    check: fc.record({ passes, value: fc.string() }),
    milliseconds,
  }),
  fc.record({
    kind: fc.constant("verified"),
    step,
    check: fc.record({ passes, value: fc.string() }),
    milliseconds,
  }),
  fc.record({
    kind: fc.constant("approval-requested"),
    step,
    count: fc.integer({ min: 1, max: 3 }),
    from: fc.constant(["lea", "jonas"]),
    expires: fc.constant("2026-11-20T04:00:00.000Z"),
    planHash: fc.constant("aa"),
    statement: fc.constant("x\n"),
  }),
  fc.record({
    kind: fc.constant("approval-given"),
    step,
    approver: fc.constantFrom("lea", "jonas"),
    sshKey: fc.constant("k"),
    signature: fc.constant("s"),
  }),
  fc.record({
    kind: fc.constant("approval-refused"),
    step,
    approver: fc.constant("lea"),
    because: fc.string(),
  }),
  fc.record({ kind: fc.constant("approval-expired"), step }),
  fc.record({ kind: fc.constant("items-listed"), step, items: fc.array(fc.nat(3), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("step-started"), step, attempt: fc.integer({ min: 1, max: 3 }) }),
  fc.record(
    {
      kind: fc.constant("step-finished"),
      step,
      milliseconds,
      settledBy: fc.constantFrom("probe", "operator"),
      result: fc.constant({ rpo: { seconds: 2, rows: 3 } }),
    },
    { requiredKeys: ["kind", "step", "milliseconds"] },
  ),
  fc.record({ kind: fc.constant("step-failed"), step, milliseconds, failure, retries: fc.boolean() }),
  fc.record({
    kind: fc.constant("step-probed"),
    step,
    is: fc.constantFrom("done", "not-done", "unknown"),
  }),
  fc.record({
    kind: fc.constant("step-marked"),
    step,
    is: fc.constantFrom("done", "not-done"),
    operator: fc.constant(TOBIAS),
  }),
  fc.record({ kind: fc.constant("manual-requested"), step, instructions: fc.string() }),
  fc.record({ kind: fc.constant("manual-confirmed"), step, by: fc.constant("mara") }),
  fc.record({ kind: fc.constant("undo-started"), step }),
  fc.record({ kind: fc.constant("undo-finished"), step, milliseconds }),
  fc.record({ kind: fc.constant("undo-failed"), step, milliseconds, failure }),
  fc.record({ kind: fc.constant("plan-confirmed"), milliseconds }),
  fc.record({ kind: fc.constant("logged"), step, message: fc.string() }),
  fc.record({ kind: fc.constant("run-stopped"), status }),
  fc.record({
    kind: fc.constant("run-resumed"),
    operator: fc.constantFrom(MARA, TOBIAS),
    accepted: fc.constant([]),
    items: fc.constant(["gate", "two", "new"]),
  }),
) as fc.Arbitrary<RunEvent>;

/** Mostly a little later, sometimes set back or forward. */
const passed = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -10_000_000, max: 10_000_000 }) },
);

/** A run in which anything happens, as told by a clock that jumps. */
export const RANDOM_RUN: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(
    fc.record({
      incidentBegan: fc.constantFrom("2026-11-20T02:41:10.000Z", "2026-11-20T12:00:00.000Z", "no time"),
      objectives: fc.constantFrom({}, { rto: "15m", rpo: "1s" }, { rto: "soon" }),
    }),
    fc.array(fc.tuple(passed, event, fc.boolean()), { maxLength: 40 }),
  )
  .map(([facts, happened]) => {
    let now = 0;
    let token = 1;
    const told = happened.map(([milliseconds, one, isTakenOver]): Told => {
      now += milliseconds;
      if (isTakenOver && one.kind === "run-resumed") token += 1;
      return [now / 1000, one, token];
    });
    return journalOf([[0, started(NAMES.slice(0, -1), facts)], ...told]);
  });
