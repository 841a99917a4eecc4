import { InputError } from "@rampart/core/errors";
import type { RunChainProblem, RunInterval, RunPhase, RunRecord } from "@rampart/core/run-record";
import type { Entry, RunEvent } from "../journal/entry.ts";
import { activitiesOf } from "./activities.ts";
import { historyOf } from "./history.ts";
import { objectiveOf } from "./objectives.ts";
import { operatorsOf } from "./operators.ts";
import { partition } from "./partition.ts";
import { present } from "./present.ts";
import { runClock, wallTime } from "./run-clock.ts";
import { standingOf } from "./status.ts";
import { checkOf } from "./step-draft.ts";
import { stepsOf } from "./steps.ts";

type Started = Extract<RunEvent, { kind: "run-started" }>;

/** Of a journal whose first entry is gone: what it still says is shown all the same. */
const UNKNOWN: Omit<Started, "operator"> = {
  kind: "run-started",
  runbook: "unknown",
  purpose: "",
  inputs: {},
  secrets: [],
  objectives: {},
  mode: "run",
  lock: "",
  items: [],
  planned: {},
  version: "",
};

/**
 * What a run was, from its journal. It takes any beginning of a run: what has not happened yet is not in it.
 *
 * @param problems what is wrong with the chain, none if it was checked and nothing is; left out if nobody checked.
 * @throws {InputError} if there is no entry.
 */
export function recordOf(entries: readonly Entry[], problems?: readonly RunChainProblem[]): RunRecord {
  const [first] = entries;
  const head = entries.at(-1);
  if (first === undefined || head === undefined) throw new InputError("the run has no entries");
  const started = startOf(entries);
  const { times, jumps } = runClock(entries);
  const activities = activitiesOf(entries, times);
  const standing = standingOf(entries);
  const detection = detectionOf(started.incidentBegan, first);
  const timeline = timelineOf(activities, detection, times.at(-1) ?? 0);
  return {
    schemaVersion: 1,
    run: first.run,
    ...present({
      runbook: started.runbook,
      purpose: started.purpose,
      mode: started.mode,
      stack: started.stack,
      status: standing.status,
      because: standing.because,
      stoppedAt: standing.step,
      lock: started.lock,
      version: started.version,
      operators: operatorsOf(entries),
      started: first.at,
      ended: standing.ended,
      incidentBegan: started.incidentBegan,
      objectives: started.objectives,
      inputs: started.inputs,
      secrets: started.secrets,
      planHash: started.planHash,
    }),
    gates: entries.flatMap(({ event, at }) =>
      event.kind === "gate-checked"
        ? [{ name: event.step, at, milliseconds: event.milliseconds, check: checkOf(event.check) }]
        : [],
    ),
    steps: stepsOf(entries, activities.approvals),
    phases: phasesOf(timeline.whole, timeline.length),
    objective: objectiveOf({
      entries,
      times,
      status: standing.status,
      detection,
      objectives: started.objectives,
      isProof: problems === undefined || problems.length === 0,
    }),
    timeline: {
      origin: new Date(wallTime(first) - detection).toISOString(),
      ...timeline,
    },
    clockJumps: jumps,
    history: historyOf(entries),
    chain: present({
      entries: entries.length,
      head: head.hash,
      verified: problems === undefined ? undefined : problems.length === 0,
      problems: problems ?? [],
    }),
  };
}

export function startOf(entries: readonly Entry[]): Omit<Started, "operator"> {
  const event = entries.find((entry) => entry.event.kind === "run-started")?.event;
  return event?.kind === "run-started" ? event : UNKNOWN;
}

/** Milliseconds from the beginning of the incident to the first entry; 0 if nobody said, or said a later time. */
export function detectionOf(incidentBegan: string | undefined, first: Entry): number {
  const began = incidentBegan === undefined ? Number.NaN : Date.parse(incidentBegan);
  return Number.isNaN(began) ? 0 : Math.max(0, wallTime(first) - began);
}

/** Everything as much later as the incident began earlier than the run. */
function timelineOf(
  { steps, pauses }: { readonly steps: readonly RunInterval[]; readonly pauses: readonly RunInterval[] },
  detection: number,
  length: number,
): Pick<RunRecord["timeline"], "length" | "whole" | "steps"> {
  const moved = (interval: RunInterval): RunInterval => ({
    ...interval,
    from: interval.from + detection,
    to: interval.to + detection,
  });
  const noticed: readonly RunInterval[] =
    detection > 0 ? [{ phase: "detection", from: 0, to: detection }] : [];
  return {
    length: detection + length,
    whole: [...noticed, ...partition(0, length, [...steps, ...pauses]).map(moved)],
    steps: steps.map(moved),
  };
}

function phasesOf(whole: readonly RunInterval[], total: number): RunRecord["phases"] {
  const of = (phase: RunPhase): number =>
    whole.filter((part) => part.phase === phase).reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    detection: of("detection"),
    decision: of("decision"),
    action: of("action"),
    verification: of("verification"),
    idle: of("idle"),
    total,
  };
}
