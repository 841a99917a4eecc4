import type { ArgumentProblem, NotExpressible } from "@rampart/component";
import type { Objectives } from "@rampart/core/config";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import { cutFor, explain } from "@rampart/recovery";
import type { CompleteRule } from "./complete-rule.ts";
import { HOUR, type ServiceLimits } from "./limits.ts";
import type { DataKind, JudgedWorstCase } from "./worst-cases.ts";

/** What rules were found to be, against what was promised. */
export interface Judgement {
  readonly problems: readonly ArgumentProblem[];
  readonly notExpressible: readonly NotExpressible[];
}

/**
 * Compares what rules do with the objectives. What better rules would meet is a problem; what no rules of the service
 * can meet is not expressible.
 */
export function judgeObjectives(
  objectives: Objectives,
  rules: readonly CompleteRule[],
  worstCases: readonly JudgedWorstCase[],
  limits: ServiceLimits,
): Judgement {
  const problems: ArgumentProblem[] = [...retentionProblems(objectives, rules)];
  const notExpressible: NotExpressible[] = [];
  const rpo = objectives.rpo === undefined ? undefined : parseDuration(objectives.rpo);
  if (rpo !== undefined) {
    for (const one of worstCases) {
      if (one.worst.seconds !== undefined && one.worst.seconds <= rpo) continue;
      const best = bestOf(one.disaster, one.kind, limits);
      if (best === undefined || best > rpo) notExpressible.push(unreachable(one, rpo, best, limits));
      else problems.push(missed(one, rpo, rules));
    }
  }
  return { problems: merged(problems), notExpressible };
}

/** The best that any rule of the service does; undefined where it can do nothing at all. */
function bestOf(disaster: "deletion" | "region", kind: DataKind, limits: ServiceLimits): Seconds | undefined {
  const gap = Math.min(...limits.schedules.map((one) => one.gap));
  const scheduled = gap + 2 * limits.leastStartWindow + limits.leastBeyondStart;
  if (disaster === "deletion") return Math.min(scheduled, kind.newestMoment?.seconds ?? scheduled);
  if (!kind.isCopied) return undefined;
  return limits.copyDelays.reduce((sum, { seconds }) => sum + seconds, scheduled);
}

function unreachable(
  { disaster, kind, worst }: JudgedWorstCase,
  rpo: Seconds,
  best: Seconds | undefined,
  { service }: ServiceLimits,
): NotExpressible {
  const after = AFTER[disaster];
  const own =
    worst.seconds === undefined ? "" : `; with these rules it is ${renderDuration(Math.ceil(worst.seconds))}`;
  const reason =
    best === undefined
      ? `${service} cannot copy ${kind.name} to another region, so nothing of it is left ${after}`
      : `${service} cannot do better than ${renderDuration(best)} for ${kind.name} ${after}, and the objective is ${renderDuration(rpo)}${own}`;
  return {
    intent: "objectives.rpo",
    reason,
    instead:
      disaster === "region"
        ? "replicate the data to the other region with its own service"
        : "switch on the service's own point-in-time recovery, where it has one",
  };
}

const AFTER = { deletion: "after a deletion", region: "after the loss of the region" } as const;

function missed(
  { disaster, kind, worst }: JudgedWorstCase,
  rpo: Seconds,
  rules: readonly CompleteRule[],
): ArgumentProblem {
  const after = AFTER[disaster];
  const objective = `the objective is ${renderDuration(rpo)}`;
  const { seconds } = worst;
  if (seconds === undefined) {
    const problem = `nothing is left of ${kind.name} ${after}, and ${objective}: have a rule copy to another region`;
    return { argument: "rules", problem };
  }
  const lost = `${renderDuration(Math.ceil(seconds))} of ${kind.name} may be lost ${after}, and ${objective}`;
  const canBeContinuous = disaster === "deletion" && kind.newestMoment !== undefined;
  if (canBeContinuous && rules.every(({ isContinuous }) => !isContinuous)) {
    const cut = cutFor(worst, rpo);
    const other = cut === undefined || (cut.isGap && cut.to < HOUR);
    if (other) return { argument: "rules", problem: `${lost}: make a rule continuous` };
  }
  return {
    argument: argumentToChange(worst, rpo),
    problem: `${lost} (${worst.terms.map((term) => `${term.name} ${renderDuration(Math.ceil(term.seconds))}`).join(" + ")}): ${explain(worst, rpo) ?? ""}`,
  };
}

/** The argument of the one term that is enough to cut; of the whole rule where no single one is. */
function argumentToChange(worst: JudgedWorstCase["worst"], rpo: Seconds): string {
  const rule = worst.stream ?? "rules";
  const cut = cutFor(worst, rpo);
  if (cut === undefined) return rule;
  if (cut.isGap) return `${rule}.schedule`;
  return cut.term.source.startsWith("rules.") ? cut.term.source : rule;
}

function retentionProblems(
  { retention }: Objectives,
  rules: readonly CompleteRule[],
): readonly ArgumentProblem[] {
  if (retention === undefined || rules.length === 0) return [];
  const longest = rules.reduce((one, other) => (other.retention > one.retention ? other : one));
  if (longest.retention >= parseDuration(retention)) return [];
  const problem = `${renderDuration(longest.retention)} is the longest that anything is kept, and the objective is ${retention}`;
  return [{ argument: `rules.${longest.name}.retention`, problem }];
}

/** Kinds of data that miss the objective in the same way are one thing to mend. */
function merged(problems: readonly ArgumentProblem[]): readonly ArgumentProblem[] {
  return [...new Map(problems.map((one) => [`${one.argument}\0${one.problem}`, one])).values()];
}
