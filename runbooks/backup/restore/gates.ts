import type { Check } from "@rampart/runbook";
import { seconds } from "../stores/wanted.ts";
import type { RestoreInputs } from "./inputs.ts";
import { age } from "./restoring.ts";
import type { CandidatesState, OriginalState, ReadinessState, RestoredState } from "./targets.ts";

/** Whether the original is what it is said to be. */
export function originalAnswers(
  original: OriginalState | undefined,
  { originalIsGone }: RestoreInputs,
): Check {
  if (originalIsGone) {
    const isThere = original !== undefined && original.because === null;
    return {
      passes: true,
      value: isThere
        ? `${original.address} answers, though it is said to be gone: what it takes in from now on is not restored`
        : "the original is said to be gone",
    };
  }
  const advice = "If it is lost, say so: --input originalIsGone=true.";
  if (original === undefined) return { passes: false, value: "there is no original", advice };
  if (original.because !== null) return { passes: false, value: original.because, advice };
  return { passes: true, value: `${original.address} answers` };
}

/** Whether something can be restored, what, and what is lost by it. */
export function pointIsChosen(points: CandidatesState | undefined, inputs: RestoreInputs): Check {
  const objective = "a recovery point that is whole, clean and not later than asked for";
  if (points === undefined || points.because !== null) {
    return {
      passes: undefined,
      value: `they cannot be listed: ${points?.because ?? "nothing is known"}`,
      objective,
    };
  }
  const { chosen, candidates } = points;
  const others = candidates
    .filter(({ id, passedOver }) => passedOver !== null && (inputs.recoveryPoint ?? id) === id)
    .map(({ id, newest, passedOver }) => `${id} (${newest}): ${passedOver}`);
  const { recoveryPoint } = inputs;
  if (chosen === null && recoveryPoint !== undefined && !candidates.some(({ id }) => id === recoveryPoint)) {
    const ids = candidates.map(({ id, newest }) => `${id} (${newest})`);
    return {
      passes: false,
      value: `none is called ${recoveryPoint}: there ${ids.length === 0 ? "is none at all" : `is ${listed(ids)}`}`,
      objective,
      advice: "Name one of them, or leave the input recoveryPoint out.",
    };
  }
  if (chosen === null) {
    const reasons =
      others.length === 0 ? "there is none" : `none of ${others.length} will do: ${listed(others)}`;
    return {
      passes: false,
      value: reasons,
      objective,
      advice: "Look for copies elsewhere, or ask for another moment.",
    };
  }
  const lost = points.secondsLost;
  const isOver = inputs.rpo !== undefined && lost > seconds("rpo", inputs.rpo);
  const against = isOver ? `, more than the objective of ${inputs.rpo}` : "";
  const passedOver = others.length === 0 ? "" : `; passed over: ${listed(others)}`;
  return {
    passes: true,
    value: `${chosen.id} as of ${chosen.moment}, ${age(points.secondsOld)} old; ${age(lost)} of data is lost${against}${passedOver}`,
    objective,
  };
}

const MOST_LISTED = 10;

function listed(lines: readonly string[]): string {
  const more = lines.length - MOST_LISTED;
  return `${lines.slice(0, MOST_LISTED).join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}

/** Whether the name can be taken. */
export function nameIsFree(restored: RestoredState | undefined, { name }: RestoreInputs): Check {
  if (restored?.is !== "foreign") return { passes: true, value: `nothing is called ${name}` };
  return {
    passes: false,
    value: restored.because ?? `${name} is there`,
    objective: `nothing is called ${name}`,
    advice: "Give another name.",
  };
}

export function isReady(readiness: ReadinessState | undefined): Check {
  if (readiness === undefined) return { passes: undefined, value: "nothing is known" };
  const { passes, value, objective } = readiness;
  return { passes: passes ?? undefined, value, ...(objective === null ? {} : { objective }) };
}
