import type { RunObjective, RunRecord, RunRecordStatus } from "@rampart/core/run-record";
import { parseDuration } from "@rampart/core/units";
import type { Entry } from "../journal/entry.ts";
import { present } from "./present.ts";

/** With these a run may still be completed in time. */
const OPEN: ReadonlySet<RunRecordStatus> = new Set(["running", "waiting", "in-doubt"]);

/** With these something was done, be it by a person. */
const ACTS: ReadonlySet<Entry["event"]["kind"]> = new Set([
  "step-started",
  "step-finished",
  "manual-requested",
  "manual-confirmed",
] as const);

interface Measures {
  readonly entries: readonly Entry[];
  /** When each entry was written, in milliseconds since the first. */
  readonly times: readonly number[];
  readonly status: RunRecordStatus;
  /** Milliseconds from the beginning of the incident to the start of the run. */
  readonly detection: number;
  readonly objectives: RunRecord["objectives"];
  /** Whether the journal proves what stands in it. */
  readonly isProof: boolean;
}

export function objectiveOf(measures: Measures): RunRecord["objective"] {
  return { rto: recoveryTime(measures), rpo: recoveryPoint(measures) };
}

function recoveryTime({ entries, times, status, detection, objectives, isProof }: Measures): RunObjective {
  const objective = secondsOf(objectives.rto);
  const elapsed = (detection + (times.at(-1) ?? 0)) / 1000;
  if (status !== "completed") {
    // What ended before anything was done has not tried to recover anything.
    if (!OPEN.has(status) && !entries.some(({ event }) => ACTS.has(event.kind)))
      return present({ objective });
    const isOver = objective !== undefined && (!OPEN.has(status) || elapsed > objective);
    return present({ objective, met: isOver ? false : undefined });
  }
  const last = entries.findLastIndex(({ event }) => WORK.has(event.kind));
  const measured = (detection + (times[Math.max(0, last)] ?? 0)) / 1000;
  return present({ objective, measured, met: verdict(measured, objective, isProof) });
}

const WORK: ReadonlySet<Entry["event"]["kind"]> = new Set([
  "gate-checked",
  "step-finished",
  "step-marked",
  "verified",
  "manual-confirmed",
] as const);

function recoveryPoint({
  entries,
  status,
  objectives,
  isProof,
}: Measures): RunObjective & { readonly rows?: number } {
  const objective = secondsOf(objectives.rpo);
  const [worst] = entries
    .flatMap(({ event }) => (event.kind === "step-finished" ? (lossIn(event.result) ?? []) : []))
    .sort((one, other) => other.seconds - one.seconds);
  if (worst === undefined) return present({ objective });
  const met = verdict(worst.seconds, objective, isProof);
  // What an unfinished run has lost so far may not be all.
  const isSettled = met === false || status === "completed";
  return present({ objective, measured: worst.seconds, rows: worst.rows, met: isSettled ? met : undefined });
}

function verdict(measured: number, objective: number | undefined, isProof: boolean): boolean | undefined {
  if (objective === undefined) return undefined;
  return measured > objective ? false : isProof || undefined;
}

/** `rpo` of a step's result, if it is one. */
function lossIn(
  result: unknown,
): { readonly seconds: number; readonly rows: number | undefined } | undefined {
  const { rpo } = propertiesOf(result);
  const { seconds, rows } = propertiesOf(rpo);
  if (typeof seconds !== "number" || !Number.isFinite(seconds) || seconds < 0) return undefined;
  return { seconds, rows: typeof rows === "number" && Number.isFinite(rows) ? rows : undefined };
}

function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Undefined for what is no duration: runbooks are checked for that, journals may have been edited. */
function secondsOf(duration: string | undefined): number | undefined {
  if (duration === undefined) return undefined;
  try {
    return parseDuration(duration);
  } catch {
    return undefined;
  }
}
