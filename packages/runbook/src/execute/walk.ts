import type { Item, ManualStep, Step } from "../model/step.ts";
import { awaitApprovals } from "./approval.ts";
import { passGate } from "./gate.ts";
import { doForEach, doParallel } from "./groups.ts";
import { doByHand } from "./manual.ts";
import { stepNames } from "./match.ts";
import type { Running } from "./running.ts";
import { doStep, refuseToBegin } from "./step.ts";

/**
 * Goes through the runbook from its beginning; what is done already is passed over.
 *
 * @throws {Halt} where the run cannot go on.
 */
export async function walk(running: Running): Promise<void> {
  const { items } = running.runbook;
  const lastBegun = items.findLastIndex((item) => item.kind !== "gate" && hasBegun(running, item));
  for (const [index, item] of items.entries()) {
    // What a gate was asked before, the steps after it have changed since.
    if (item.kind === "gate" && index < lastBegun && running.history.of(item.name).gate?.passes === true)
      continue;
    await walkItem(running, item);
  }
}

function hasBegun({ history }: Running, item: Item): boolean {
  return stepNames(item, history).some((name) => history.of(name).begun);
}

async function walkItem(running: Running, item: Item): Promise<void> {
  switch (item.kind) {
    case "step":
    case "manual":
      return await doOne(running, item);
    case "gate":
      refuseToBegin(running, item.name);
      return await passGate(running, item);
    case "parallel":
      return await doParallel(item.steps, item, async (step) => await doOne(running, step));
    case "forEach":
      refuseToBegin(running, item.name);
      return await doForEach(running, item, async (step) => await doOne(running, step));
  }
}

async function doOne(running: Running, step: Step | ManualStep): Promise<void> {
  if (running.history.of(step.name).finished === undefined) refuseToBegin(running, step.name);
  if (step.kind === "step") return await doStep(running, step);
  if (running.history.of(step.name).finished !== undefined) return;
  await awaitApprovals(running, step.name, step.approvals);
  await doByHand(running, step);
}
