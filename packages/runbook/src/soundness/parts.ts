import { display } from "../inputs/display.ts";
import type {
  Approvals,
  ForEach,
  Gate,
  Item,
  ManualStep,
  ParallelGroup,
  Retry,
  Step,
} from "../model/step.ts";
import { partNameProblem } from "./names.ts";
import { countProblem, durationProblem } from "./quantities.ts";

type Problem = string | undefined;

/** What is wrong with one part, without the parts inside it: ends of sentences that begin with its name. */
export function problemsOfPart(part: Item): string[] {
  return [partNameProblem(part.name), ...problemsOfKind(part)].filter((problem) => problem !== undefined);
}

/** What to call a part in messages. */
export function titleOf({ kind, name }: Item): string {
  return `${KINDS[kind]} ${display(name)}`;
}

/** What parts of each kind are called in messages. */
export const KINDS: Readonly<Record<Item["kind"], string>> = {
  step: "step",
  manual: "manual step",
  gate: "gate",
  parallel: "group",
  forEach: "forEach",
};

/** Whether `value` was made by the author, and not left out, returned by mistake or written by hand. */
export function isPart(value: unknown): value is Item {
  return (
    typeof value === "object" && value !== null && "kind" in value && Object.hasOwn(KINDS, String(value.kind))
  );
}

function problemsOfKind(part: Item): Problem[] {
  switch (part.kind) {
    case "step":
      return problemsOfStep(part);
    case "manual":
      return problemsOfManual(part);
    case "gate":
      return problemsOfGate(part);
    case "parallel":
      return problemsOfGroup(part);
    case "forEach":
      return problemsOfForEach(part);
  }
}

function problemsOfStep(step: Step): Problem[] {
  return [
    ...problemsOfAct(step),
    // Runbooks run with their types stripped: nobody may have checked them.
    ...functions(step, ["run"], ["probe", "undo", "verify"]),
    ...problemsOfRetry(step.retry),
  ];
}

function problemsOfManual(step: ManualStep): Problem[] {
  return [...problemsOfAct(step), ...functions(step, ["instructions"], ["probe"])];
}

function problemsOfGate(gate: Gate): Problem[] {
  const reads = typeof gate.reads === "object" && gate.reads !== null;
  return [reads ? undefined : "its `reads` must name targets", ...functions(gate, ["check"], [])];
}

function problemsOfGroup({ limit, steps }: ParallelGroup): Problem[] {
  if (!Array.isArray(steps)) return ["its steps must be a list: `parallel({ name }, [one, other])`"];
  const wrong = steps.find((one: Item) => one.kind !== "step" && one.kind !== "manual") as Item | undefined;
  return [
    limit === undefined ? undefined : about("limit", countProblem(limit)),
    wrong && `it holds the ${titleOf(wrong)}; only steps stand in a group`,
  ];
}

function problemsOfForEach(part: ForEach): Problem[] {
  const { batch, canary, stopAfterFailures } = part;
  return [
    ...functions(part, ["items", "key", "step"], []),
    batch === undefined ? undefined : about("batch", countProblem(batch)),
    canary === undefined ? undefined : about("canary", countProblem(canary, 0)),
    stopAfterFailures === undefined ? undefined : about("stopAfterFailures", countProblem(stopAfterFailures)),
  ];
}

function problemsOfAct(step: Step | ManualStep): Problem[] {
  return [
    step.timeout === undefined ? undefined : about("timeout", durationProblem(step.timeout)),
    ...functions(step, [], ["requires", "changes"]),
    problemOfRemains(step),
    ...problemsOfApprovals(step.approvals),
  ];
}

function problemOfRemains(step: Step | ManualStep): Problem {
  if (step.leavesNothing !== true) return undefined;
  const undo = step.kind === "step" ? step.undo : undefined;
  if (step.changes === undefined && undo === undefined) return undefined;
  return "its `leavesNothing` says that nothing is left behind, and its `changes` or `undo` that something is";
}

function problemsOfApprovals(approvals: number | Approvals | undefined): Problem[] {
  if (approvals === undefined) return [];
  if (typeof approvals !== "object") return [about("approvals", countProblem(approvals))];
  const { count, from, expires } = approvals;
  const people = new Set(from).size;
  return [
    about("approvals.count", countProblem(count)),
    expires === undefined ? undefined : about("approvals.expires", durationProblem(expires)),
    from === undefined || people >= count
      ? undefined
      : `its approvals.from names ${people}, of whom ${count} cannot approve; name more people, or none for all approvers`,
  ];
}

function problemsOfRetry(retry: Retry | undefined): Problem[] {
  if (retry === undefined) return [];
  const { attempts, delay, factor, deadline } = retry;
  return [
    about("retry.attempts", countProblem(attempts)),
    delay === undefined ? undefined : about("retry.delay", durationProblem(delay, true)),
    factor === undefined || (Number.isFinite(factor) && factor >= 1)
      ? undefined
      : `its retry.factor must be a number, 1 or more, not ${display(factor)}`,
    deadline === undefined ? undefined : about("retry.deadline", durationProblem(deadline)),
    typeof retry.when === "function"
      ? undefined
      : "its retry.when must be a function: on which errors another try can help",
  ];
}

function about(key: string, problem: Problem): Problem {
  return problem === undefined ? undefined : `its ${key} ${problem}`;
}

function functions<Part extends object>(
  part: Part,
  needed: readonly (keyof Part & string)[],
  optional: readonly (keyof Part & string)[],
): Problem[] {
  const wrong = (key: keyof Part & string): Problem =>
    typeof part[key] === "function" ? undefined : `its \`${key}\` must be a function`;
  return [...needed, ...optional.filter((key) => part[key] !== undefined)].map(wrong);
}
