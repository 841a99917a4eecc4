import type { RunRecord } from "@rampart/core/run-record";
import { recordOf } from "../../../runbook/src/record/record.ts";
import {
  COMPLETED_FAILOVER,
  CRASHED_FAILOVER,
  FAILED_FAILOVER,
} from "../../../runbook/test/record/failover.ts";
import { EMPTY_RUN, longRun, RUN_OF_STATUS } from "../../../runbook/test/record/small-runs.ts";
import type { RunHtmlOptions } from "../../src/run/run-html.ts";
import { HOSTILE } from "../sample.ts";

export const OPTIONS: RunHtmlOptions = {
  version: "1.0.0",
  generatedAt: new Date("2026-11-20T03:10:00.000Z"),
};

export const FAILED: RunRecord = recordOf(FAILED_FAILOVER, []);
export const COMPLETED: RunRecord = recordOf(COMPLETED_FAILOVER, []);
export const CRASHED: RunRecord = recordOf(CRASHED_FAILOVER);
export const EMPTY: RunRecord = recordOf(EMPTY_RUN);
export const LONG: RunRecord = recordOf(longRun(500), []);
export const BROKEN: RunRecord = recordOf(COMPLETED_FAILOVER, [
  { seq: 4, kind: "edited", message: "entry 4 was edited" },
]);

/** A record for each way in which a run can stand. */
export const OF_STATUS: Readonly<Record<RunRecord["status"], RunRecord>> = Object.fromEntries(
  Object.entries(RUN_OF_STATUS).map(([status, entries]) => [status, recordOf(entries)]),
) as Record<RunRecord["status"], RunRecord>;

/** `text` wherever one can stand: for every string of a record but those that code compares. */
function hostileRecord(text: string): RunRecord {
  return spoilt(FAILED, text) as RunRecord;
}

const KEPT: ReadonlySet<string> = new Set([
  "kind",
  "status",
  "mode",
  "phase",
  "action",
  "how",
  "is",
  "outcome",
  "settledBy",
]);

function spoilt(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") return KEPT.has(key) ? value : text;
  if (Array.isArray(value)) return value.map((item) => spoilt(item, text, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [key === "inputs" ? text : name, spoilt(item, text, name)]),
  );
}

/** Records whose texts try to be more than text. */
export const HOSTILE_RECORDS: readonly RunRecord[] = HOSTILE.map(hostileRecord);
