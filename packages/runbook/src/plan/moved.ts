import { isDeepStrictEqual } from "node:util";
import { changesBetween, describeChange } from "@rampart/core/changes";
import type { StateChange } from "./change.ts";
import type { Plan, PlannedStep } from "./plan.ts";

/**
 * Why `plan` does not hold any more, a sentence each; none if it does. What only gates read may move, as long as the
 * gates pass: a replication lag is never the same twice. So may how long things take.
 *
 * @param now the plan of the same runbook as it would be made now.
 */
export function whatMoved(plan: Plan, now: Plan): readonly string[] {
  if (plan.runbook !== now.runbook) return [`it is a plan of ${plan.runbook}, not of ${now.runbook}`];
  if (plan.stack !== now.stack) {
    return [`it is a plan for ${stackName(plan)}, not for ${stackName(now)}`];
  }
  return [
    ...movedInputs(plan, now),
    ...(plan.lock === now.lock ? [] : [`the lock is ${now.lock}, not ${plan.lock}`]),
    ...movedList(plan, now),
    ...movedResources(plan, now),
    ...movedReads(plan, now),
    ...failingGates(plan, now),
    ...movedSteps(plan, now),
  ];
}

function stackName({ stack }: Plan): string {
  return stack === undefined ? "no stack" : `stack ${stack}`;
}

function movedInputs(plan: Plan, now: Plan): readonly string[] {
  const values = changesBetween(plan.inputs, now.inputs).map((change) => `input ${describeChange(change)}`);
  const secrets = isDeepStrictEqual(plan.secrets, now.secrets)
    ? []
    : [`the secret inputs are ${listed(now.secrets)}, not ${listed(plan.secrets)}`];
  return [...values, ...secrets];
}

function movedList(plan: Plan, now: Plan): readonly string[] {
  const [before, after] = [plan.steps.map(signature), now.steps.map(signature)];
  if (isDeepStrictEqual(before, after)) return [];
  const gone = before.filter((step) => !after.includes(step));
  const come = after.filter((step) => !before.includes(step));
  const moved = [
    ...gone.map((step) => `the runbook does not have ${step} any more`),
    ...come.map((step) => `the runbook has ${step}, which the plan does not have`),
  ];
  return moved.length > 0 ? moved : ["the steps of the runbook are in another order"];
}

function signature({ kind, name, within }: PlannedStep): string {
  return `${kind} ${name}${within === undefined ? "" : ` in ${within}`}`;
}

function movedResources(plan: Plan, now: Plan): readonly string[] {
  const [before, after] = [plan.basis.resources, now.basis.resources];
  const urns = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return urns.flatMap((urn) => {
    if (before[urn] === after[urn]) return [];
    if (before[urn] === undefined) return [`resource ${urn} is used now, and was not`];
    if (after[urn] === undefined) return [`resource ${urn} is not used any more`];
    return [`the entry of resource ${urn} in the stack is another one`];
  });
}

function movedReads(plan: Plan, now: Plan): readonly string[] {
  return [...targetsOfActs(plan, now)].flatMap((target) => {
    const [before, after] = [plan.basis.reads[target], now.basis.reads[target]];
    if (isDeepStrictEqual(before, after)) return [];
    if (before === undefined) return [`${target} could not be read for the plan, and can be now`];
    if (after === undefined) return [`${target} cannot be read now`];
    if (before === null) return [`${target} did not exist, and does now`];
    if (after === null) return [`${target} does not exist any more`];
    return changesBetween(before, after).map((change) => `${target}: ${describeChange(change)}`);
  });
}

function targetsOfActs(...plans: readonly Plan[]): ReadonlySet<string> {
  const acts = plans.flatMap(({ steps }) => steps).filter(({ kind }) => kind !== "gate");
  return new Set(acts.flatMap(({ reads = [] }) => reads));
}

function failingGates(plan: Plan, now: Plan): readonly string[] {
  return pairs(plan, now).flatMap(([before, { name, kind, check, expected }]) => {
    const passed = (expected === undefined ? before.check : before.expected)?.passes;
    const { passes, value, objective } = expected ?? check ?? { passes: true, value: "" };
    if (kind !== "gate" || passes === true || passes === passed) return [];
    const wanted = objective === undefined ? "" : `, not ${objective}`;
    return [`gate ${name} ${passes === false ? "does not pass" : "cannot be told"}: ${value}${wanted}`];
  });
}

/** What of the acts themselves is other, where nothing that they read explains it. */
function movedSteps(plan: Plan, now: Plan): readonly string[] {
  const moved = new Set(
    [...targetsOfActs(plan, now)].filter(
      (target) => !isDeepStrictEqual(plan.basis.reads[target], now.basis.reads[target]),
    ),
  );
  return pairs(plan, now).flatMap(([before, after]) => {
    const { name } = after;
    const isExplained = [...(before.reads ?? []), ...(after.reads ?? [])].some((target) => moved.has(target));
    return [
      ...(isExplained || isDeepStrictEqual(before.changes, after.changes)
        ? []
        : [`${name} would ${describeChanges(after.changes)}, not ${describeChanges(before.changes)}`]),
      ...after.refusals
        .filter((reason) => !before.refusals.includes(reason))
        .map((reason) => `${name} would be refused: ${reason}`),
      ...(before.undetermined === after.undetermined || after.undetermined === undefined
        ? []
        : [`what ${name} does cannot be told: ${after.undetermined}`]),
      ...(before.approvals === after.approvals
        ? []
        : [`${name} waits for ${after.approvals} approvals, not ${before.approvals}`]),
    ];
  });
}

function pairs(plan: Plan, now: Plan): readonly (readonly [PlannedStep, PlannedStep])[] {
  const before = new Map(plan.steps.map((step) => [step.name, step]));
  return now.steps.flatMap((step) => {
    const own = before.get(step.name);
    return own === undefined ? [] : [[own, step] as const];
  });
}

function describeChanges(changes: readonly StateChange[]): string {
  if (changes.length === 0) return "change nothing";
  return changes
    .map(({ action, target, changes: own }) => `${action} ${target} (${own.map(describeChange).join(", ")})`)
    .join(" and ");
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
