import type { RunRecord, RunRecordStatus } from "@rampart/core/run-record";
import { count } from "../plural.ts";
import { durationText } from "./duration.ts";

/** The result in a line, and what else to know of it. */
export interface RunVerdict {
  /** `open`: neither well nor badly over: it goes on, or was given up. */
  readonly kind: "good" | "bad" | "open";
  readonly headline: string;
  readonly notes: readonly string[];
}

const OPEN: ReadonlySet<RunRecordStatus> = new Set(["running", "waiting", "aborted", "superseded", "undone"]);

export function runVerdict(record: RunRecord): RunVerdict {
  const { status, objective, chain } = record;
  const isBroken = chain.verified === false;
  const result = [standing(record), ...recoveryTime(record)];
  // Whether a completed run was in time belongs to its result.
  const first = isBroken
    ? "the journal was changed, so this record proves nothing"
    : result.splice(0, status === "completed" ? 2 : 1).join(", ");
  const notes = [...result, ...loss(record), ...differences(record)];
  const isMissed = objective.rto.met === false || objective.rpo.met === false;
  const isBad = isBroken || (!OPEN.has(status) && (status !== "completed" || isMissed));
  const kind = isBad ? "bad" : status === "completed" ? "good" : "open";
  return { kind, headline: capitalised(first), notes: notes.map(capitalised) };
}

function standing(record: RunRecord): string {
  const { status, mode, phases, stoppedAt } = record;
  const what = mode === "drill" ? "drill " : "";
  const after = durationText(phases.total - phases.detection);
  const because = reason(record);
  const why = because === undefined ? "" : `: ${because}`;
  // Not twice, if the reason names it, too.
  const at = stoppedAt === undefined || because?.includes(stoppedAt) === true ? "" : ` at “${stoppedAt}”`;
  switch (status) {
    case "completed":
      return `${what}completed in ${after}`;
    case "running":
      return `${what}running${at}, or cut off there, ${after} after it started`;
    case "failed":
      return `${what}failed${at} after ${after}${why}`;
    case "refused":
      return `${what}refused${at}${why}`;
    case "in-doubt":
      return `${what}in doubt${at}${why === "" ? ": nobody knows whether it happened" : why}`;
    case "waiting":
      return `${what}waiting${at}${why}`;
    case "aborted":
      return `${what}stopped by the operator${at} after ${after}`;
    case "superseded":
      return `${what}taken over by another operator`;
    case "undone":
      return `${what}undone${why === "" ? ": what it did was taken back" : why}`;
    case "undo-failed":
      // Without a step there was none that could be taken back, and the reason says so.
      return `${what}undo failed${at}${stoppedAt === undefined ? "" : ", part of what it did was not taken back"}${why}`;
  }
}

/** Of a step that failed, its own error is shorter than what the executor made of it. */
function reason({ status, steps, stoppedAt, because }: RunRecord): string | undefined {
  const step = status === "failed" ? steps.find(({ name }) => name === stoppedAt) : undefined;
  return step?.attempts.at(-1)?.failure?.message ?? because;
}

function recoveryTime({ objective: { rto }, status, phases }: RunRecord): readonly string[] {
  if (rto.objective === undefined) return [];
  const wanted = durationText(rto.objective * 1000);
  if (rto.measured === undefined) {
    if (rto.met === undefined) return [];
    const isLate = phases.total > rto.objective * 1000;
    return [
      isLate && status !== "failed"
        ? `recovery objective of ${wanted} is over`
        : `recovery objective of ${wanted} not met`,
    ];
  }
  if (rto.met === undefined) return [];
  const over = durationText((rto.measured - rto.objective) * 1000);
  const result = rto.met ? `objective ${wanted} met` : `${over} over the objective of ${wanted}`;
  // Without a known beginning of the incident it is the time of the run, which is said already.
  return [phases.detection === 0 ? result : `recovered in ${durationText(rto.measured * 1000)}, ${result}`];
}

function loss({ objective: { rpo } }: RunRecord): readonly string[] {
  if (rpo.measured === undefined) return [];
  const lost = `${durationText(rpo.measured * 1000)} of data lost`;
  if (rpo.objective === undefined) return [lost];
  const wanted = durationText(rpo.objective * 1000);
  if (rpo.met === false) return [`${lost}, more than the objective of ${wanted}`];
  return [rpo.met === true ? `${lost}, objective ${wanted} met` : lost];
}

function differences({ steps }: RunRecord): readonly string[] {
  const number = steps.reduce((sum, step) => sum + step.differences.length, 0);
  return number === 0 ? [] : [`${count(number, "change")} not as planned`];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
