import { InputError } from "@rampart/core/errors";
import { display } from "../inputs/display.ts";
import { problemsOfInputs } from "../soundness/inputs.ts";
import { runbookNameProblem } from "../soundness/names.ts";
import { isPart, KINDS, problemsOfPart, titleOf } from "../soundness/parts.ts";
import { durationProblem } from "../soundness/quantities.ts";
import { problemsOfTargets } from "../soundness/targets.ts";
import type { Runbook } from "./runbook.ts";
import type { Item, ManualStep, Step } from "./step.ts";

/**
 * Checks what types cannot: names, durations, counts and the schema of the inputs. What is made for the items of a
 * `forEach` is not there yet; see {@link refuseUnsoundStep}.
 *
 * @throws {InputError} naming every part that is wrong and what to write.
 */
export function refuseUnsound(runbook: Runbook): void {
  const problems = problemsOf(runbook);
  if (problems.length === 0) return;
  const title = runbookNameProblem(runbook.name) === undefined ? `runbook ${runbook.name}` : "runbook";
  throw InputError.all(problems.map((problem) => new InputError(`${title}: ${problem}`)));
}

/**
 * Checks a step that was made for an item of a `forEach`, apart from its name.
 *
 * @throws {InputError} naming all that is wrong and what to write.
 */
export function refuseUnsoundStep(step: Step | ManualStep): void {
  // The key of the item stands in its name in brackets.
  const problems = [...problemsOfPart({ ...step, name: "item" }), ...problemsOfTargets([step])];
  if (problems.length === 0) return;
  throw InputError.all(problems.map((problem) => new InputError(`${titleOf(step)}: ${problem}`)));
}

function problemsOf({ name, purpose, inputs, objectives, items }: Runbook): string[] {
  const nameProblem = runbookNameProblem(name);
  const parts = Array.isArray(items) ? items.flatMap(withContents) : [];
  return [
    ...(nameProblem === undefined ? [] : [nameProblem]),
    ...(typeof purpose === "string" && purpose.trim() !== ""
      ? []
      : ["it has no `purpose`; write what it is for, in a sentence"]),
    ...objectiveProblem("rto", objectives.rto, false),
    // Nothing at all may be lost where replication is synchronous.
    ...objectiveProblem("rpo", objectives.rpo, true),
    ...problemsOfInputs(inputs),
    ...problemsOfItems(items, parts),
    ...problemsOfTargets(parts.filter(isPart)),
  ];
}

function objectiveProblem(name: string, objective: string | undefined, mayBeZero: boolean): string[] {
  const problem = objective === undefined ? undefined : durationProblem(objective, mayBeZero);
  return problem === undefined ? [] : [`its objective ${name} ${problem}`];
}

function withContents(item: Item): readonly Item[] {
  return isPart(item) && item.kind === "parallel" && Array.isArray(item.steps)
    ? [item, ...item.steps]
    : [item];
}

function problemsOfItems(items: unknown, parts: readonly Item[]): string[] {
  if (!Array.isArray(items)) return [`its steps must be a list, not ${display(items)}`];
  const seen = new Map<string, Item>();
  return parts.flatMap((part) => {
    if (!isPart(part)) {
      return [
        `${display(part)} stands among its steps; make each with \`step\`, \`manual\`, \`gate\`, \`parallel\` or \`forEach\``,
      ];
    }
    const problems = problemsOfPart(part).map((problem) => `${titleOf(part)}: ${problem}`);
    const other = seen.get(part.name);
    seen.set(part.name, part);
    if (other === part) problems.push(`${titleOf(part)} stands in it twice; a step is done once`);
    else if (other !== undefined) {
      problems.push(
        `a ${KINDS[other.kind]} and a ${KINDS[part.kind]} are called ${display(part.name)}; journals tell parts by their names`,
      );
    }
    return problems;
  });
}
