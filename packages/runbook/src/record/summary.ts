import { InputError } from "@rampart/core/errors";
import type { RunSummary } from "@rampart/core/run-record";
import type { Entry } from "../journal/entry.ts";
import { objectiveOf } from "./objectives.ts";
import { operatorsOf } from "./operators.ts";
import { present } from "./present.ts";
import { detectionOf, startOf } from "./record.ts";
import { runClock } from "./run-clock.ts";
import { standingOf } from "./status.ts";
import { stepsOf } from "./steps.ts";

const GROUPS: ReadonlySet<string> = new Set(["parallel", "forEach"]);

const DONE: ReadonlySet<string> = new Set(["done", "settled-by-operator", "skipped"]);

/**
 * What a list of runs says of one.
 *
 * @throws {InputError} if there is no entry.
 */
export function summaryOf(entries: readonly Entry[]): RunSummary {
  const [first] = entries;
  const head = entries.at(-1);
  if (first === undefined || head === undefined) throw new InputError("the run has no entries");
  const { runbook, mode, stack, incidentBegan, objectives } = startOf(entries);
  const { status, because, step, ended } = standingOf(entries);
  const { times } = runClock(entries);
  const operator = operatorsOf(entries).at(-1);
  const steps = stepsOf(entries, new Map()).filter(({ kind }) => !GROUPS.has(kind));
  const detection = detectionOf(incidentBegan, first);
  const { rto } = objectiveOf({ entries, times, status, detection, objectives, isProof: true });
  return present({
    run: first.run,
    runbook,
    mode,
    stack,
    status,
    step,
    because,
    operator: operator?.name ?? "unknown",
    host: operator?.host ?? "unknown",
    started: first.at,
    ended,
    milliseconds: times.at(-1) ?? 0,
    steps: { done: steps.filter((one) => DONE.has(one.status)).length, of: steps.length },
    rtoMet: rto.met,
    entries: entries.length,
    head: head.hash,
  });
}
