import { renderDuration } from "@rampart/core/units";
import { type Disaster, isUndetermined, type Protection } from "../protection/protection.ts";
import { explain } from "../worst-case/explain.ts";
import { remember } from "../worst-case/remember.ts";
import type { RecoveryStream } from "../worst-case/stream.ts";
import { type WorstCaseOptions, worstCase } from "../worst-case/worst-case.ts";
import type { RpoPosture, UndeterminedPosture, Verdict } from "./posture.ts";

/** Many resources have the same windows. */
const durationOf = remember(2000, renderDuration, String);

/** A posture, and what would have to be known for a better one. */
export interface RpoAnswer {
  readonly rpo: RpoPosture;
  readonly unknown: readonly Omit<UndeterminedPosture, "urn">[];
}

/**
 * How much of the newest data `disaster` may cost. What is not known can only add ways to get the data back, so a
 * worst case that meets the objective without it is met.
 */
export function rpoAfter(
  disaster: Disaster,
  protections: readonly Protection[],
  objective: number | undefined,
  options: WorstCaseOptions = {},
): RpoAnswer {
  const streams: RecoveryStream[] = [];
  const unknown: Omit<UndeterminedPosture, "urn">[] = [];
  for (const { stream, survives, kind } of protections) {
    if (kind === "deletion-protection" || survives[disaster].state === "false") continue;
    const hidden = survives[disaster].state === "unknown" ? survives[disaster].hidden : [];
    if (isUndetermined(stream)) {
      for (const { path, reason } of [...hidden, ...stream.undetermined]) unknown.push({ path, reason });
      if (stream.why !== undefined) unknown.push({ path: "", reason: stream.why });
    } else if (hidden.length > 0) {
      for (const { path, reason } of hidden) unknown.push({ path, reason });
    } else streams.push(stream);
  }
  const worst = worstCase(streams, options);
  const verdict = verdictOf(worst.seconds, objective, unknown.length > 0);
  const cut = objective === undefined || verdict !== "missed" ? undefined : explain(worst, objective);
  return {
    unknown: verdict === "undetermined" ? unknown : [],
    rpo: {
      verdict,
      terms: worst.terms.map(({ name, seconds, source }) => ({
        name,
        duration: durationOf(seconds),
        source,
      })),
      ...(worst.seconds === undefined ? {} : { worst: worst.seconds }),
      ...(objective === undefined ? {} : { objective }),
      ...(worst.stream === undefined ? {} : { by: worst.stream }),
      ...(cut === undefined ? {} : { cut }),
    },
  };
}

function verdictOf(worst: number | undefined, objective: number | undefined, isOpen: boolean): Verdict {
  if (objective === undefined) return "no-objective";
  if (worst !== undefined && worst <= objective) return "met";
  return isOpen ? "undetermined" : "missed";
}
