import type { RunRecordStatus } from "@rampart/core/run-record";
import type { Entry, RunEvent } from "../../src/journal/entry.ts";
import { journalOf, MARA, started, TOBIAS, type Told } from "./journal-of.ts";

const begun = (step: string): RunEvent => ({ kind: "step-started", step, attempt: 1 });
const done = (step: string, milliseconds = 1_000): RunEvent => ({
  kind: "step-finished",
  step,
  milliseconds,
});
const stopped = (status: RunRecordStatus, step?: string, because?: string): RunEvent => ({
  kind: "run-stopped",
  status,
  ...(step !== undefined && { step }),
  ...(because !== undefined && { because }),
});

const ONE_STEP: readonly Told[] = [
  [0, started(["one", "two"], { objectives: { rto: "10m" } })],
  [1, begun("one")],
  [2, done("one")],
];

/** A run of two steps for each way in which one can stand. */
export const RUN_OF_STATUS: Readonly<Record<RunRecordStatus, readonly Entry[]>> = {
  running: journalOf([...ONE_STEP, [3, begun("two")]]),
  completed: journalOf([...ONE_STEP, [3, begun("two")], [4, done("two")], [4, stopped("completed")]]),
  refused: journalOf([
    [0, started(["one", "two"], { objectives: { rto: "10m" } })],
    [
      1,
      {
        kind: "gate-checked",
        step: "one",
        check: { passes: false, value: "no standby", advice: "Make one." },
        milliseconds: 900,
      },
    ],
    [1, stopped("refused", "one", "no standby")],
  ]),
  failed: journalOf([
    ...ONE_STEP,
    [3, begun("two")],
    [
      5,
      {
        kind: "step-failed",
        step: "two",
        milliseconds: 2_000,
        failure: { message: "timed out after 2 s", kind: "timeout" },
        retries: false,
      },
    ],
    [5, stopped("failed", "two", "timed out after 2 s")],
  ]),
  "in-doubt": journalOf([
    ...ONE_STEP,
    [3, begun("two")],
    [60, { kind: "run-resumed", operator: MARA, accepted: ["one"], items: ["one", "two"] }, 2],
    [61, { kind: "step-probed", step: "two", is: "unknown", because: "the API does not answer" }],
    [61, stopped("in-doubt", "two", "the API does not answer")],
  ]),
  waiting: journalOf([
    ...ONE_STEP,
    [
      3,
      {
        kind: "approval-requested",
        step: "two",
        count: 1,
        from: ["lea"],
        expires: "2026-11-20T03:47:35.000Z",
        planHash: "aa",
        statement: "Approve two\n",
      },
    ],
    [4, stopped("waiting", "two", "it waits for 1 approval")],
  ]),
  aborted: journalOf([
    ...ONE_STEP,
    [3, begun("two")],
    [
      4,
      {
        kind: "step-failed",
        step: "two",
        milliseconds: 900,
        failure: { message: "stopped by mara", kind: "aborted" },
        retries: false,
      },
    ],
    [4, stopped("aborted", "two")],
  ]),
  superseded: journalOf([...ONE_STEP, [3, stopped("superseded")]]),
  undone: journalOf([
    ...ONE_STEP,
    [3, stopped("aborted")],
    [30, { kind: "run-resumed", operator: TOBIAS, accepted: [], items: ["one", "two"] }, 2],
    [31, { kind: "undo-started", step: "one" }],
    [32, { kind: "undo-finished", step: "one", milliseconds: 1_000 }],
    [32, stopped("undone")],
  ]),
  "undo-failed": journalOf([
    ...ONE_STEP,
    [3, stopped("aborted")],
    [31, { kind: "undo-started", step: "one" }, 2],
    [
      32,
      {
        kind: "undo-failed",
        step: "one",
        milliseconds: 1_000,
        failure: { message: "AccessDenied", kind: "error" },
      },
    ],
    [32, stopped("undo-failed", "one", "AccessDenied")],
  ]),
};

/** A runbook without steps. */
export const EMPTY_RUN: readonly Entry[] = journalOf([
  [0, started([])],
  [0, stopped("completed")],
]);

/** Hundreds of items, one after the other, and one that fails. */
export function longRun(items: number): readonly Entry[] {
  return journalOf([
    [0, started(["copy"], { objectives: { rto: "1h" } })],
    [0.1, { kind: "items-listed", step: "copy", items: Array.from({ length: items }, (_, index) => index) }],
    ...Array.from({ length: items }, (_, index): Told[] => {
      const step = `copy[files/2026/${String(index).padStart(4, "0")}.parquet]`;
      const end: RunEvent =
        index === items - 1
          ? {
              kind: "step-failed",
              step,
              milliseconds: 900,
              failure: { message: "checksums differ", kind: "verification" },
              retries: false,
            }
          : { ...done(step, 900), ...{ changed: [] } };
      return [
        [1 + index, begun(step)],
        [1.9 + index, end],
      ];
    }).flat(),
    [items + 2, stopped("failed", "copy")],
  ]);
}
