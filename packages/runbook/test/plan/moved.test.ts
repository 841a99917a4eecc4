import { describe, expect, it } from "vitest";
import { defineRunbook } from "../../src/model/define.ts";
import type { Properties } from "../../src/model/json.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { PlanOptions } from "../../src/plan/make-plan.ts";
import { whatMoved } from "../../src/plan/moved.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/plan-file.ts";
import { PRIMARY_URN, planOf, shop } from "./fixtures.ts";

const definition = { name: "test/moved", purpose: "Tests plans.", inputs: { properties: {} } } as const;
const doNothing = (): void => undefined;

interface World {
  readonly size?: number;
  readonly lag?: number;
  readonly to?: number;
  readonly approvals?: number;
  readonly isGone?: boolean;
  readonly extra?: boolean;
}

/** A gate on the lag, and a step that grows a database. */
function runbookOf({ size = 1, lag = 2, to = 9, approvals, isGone = false, extra = false }: World): Runbook {
  return defineRunbook(definition, (rb) => {
    const replica = rb.target({ name: "replica", read: () => ({ lag }) });
    const db = rb.target<Properties>({
      name: "orders-db",
      read: () => (isGone ? undefined : { size }),
      resource: () => "orders",
    });
    const look = rb.step({ name: "look", run: doNothing });
    return [
      rb.gate({
        name: "lag",
        reads: { replica },
        check: ({ replica }) => ({
          passes: Number(replica?.lag) < 60,
          value: `lag ${replica?.lag} s`,
          objective: "at most 60 s",
        }),
      }),
      rb.step({
        name: "grow",
        ...(approvals === undefined ? {} : { approvals }),
        reads: { db },
        changes: () => ({ db: { size: to } }),
        run: doNothing,
      }),
      ...(extra ? [look] : []),
    ];
  });
}

async function moved(
  before: World,
  after: World,
  optionsBefore: Partial<PlanOptions> = {},
  optionsAfter: Partial<PlanOptions> = optionsBefore,
): Promise<readonly string[]> {
  const saved = JSON.stringify(await planOf(runbookOf(before), { stack: shop(), ...optionsBefore }));
  return whatMoved(
    readPlan(saved, "plan.json"),
    await planOf(runbookOf(after), { stack: shop(), ...optionsAfter }),
  );
}

describe("a plan that was saved", () => {
  it("holds while nothing moved", async () => {
    expect(await moved({}, {})).toEqual([]);
  });

  it("holds while a gate's value is another but passes, and estimates differ", async () => {
    expect(await moved({ lag: 2 }, { lag: 3 }, {}, { estimates: () => 5 })).toEqual([]);
  });

  it.each<[string, World, World, readonly string[]]>([
    ["a property that was read", { size: 1 }, { size: 2 }, ["orders-db: ~ size: 1 => 2"]],
    ["a target that is gone", {}, { isGone: true }, ["orders-db does not exist any more"]],
    ["a target that came", { isGone: true }, {}, ["orders-db did not exist, and does now"]],
    ["a gate", {}, { lag: 99 }, ["gate lag does not pass: lag 99 s, not at most 60 s"]],
    [
      "what the step would do",
      { to: 9 },
      { to: 10 },
      ["grow would update orders-db (~ size: 1 => 10), not update orders-db (~ size: 1 => 9)"],
    ],
    ["approvals", {}, { approvals: 2 }, ["grow waits for 2 approvals, not 0"]],
    ["a step more", {}, { extra: true }, ["the runbook has step look, which the plan does not have"]],
    ["a step less", { extra: true }, {}, ["the runbook does not have step look any more"]],
  ])("says that it is %s that moved", async (_, before, after, sentences) => {
    expect(await moved(before, after)).toEqual(sentences);
  });

  it("names the resource whose entry in the stack is another", async () => {
    const sentences = await moved({}, {}, {}, { stack: shop({ allocatedStorage: 40 }) });
    expect(sentences).toEqual([`the entry of resource ${PRIMARY_URN} in the stack is another one`]);
  });

  it("names the inputs, the lock and the stack", async () => {
    expect(await moved({}, {}, { inputs: { days: 7 } }, { inputs: { days: 30 }, lock: "other" })).toEqual([
      "input ~ days: 7 => 30",
      "the lock is other, not shop",
    ]);
    const plan = await planOf(runbookOf({}), { stack: shop() });
    expect(whatMoved(plan, { ...plan, stack: "shop/dev" })).toEqual([
      "it is a plan for stack shop/prod, not for stack shop/dev",
    ]);
    expect(whatMoved(plan, { ...plan, runbook: "test/other" })).toEqual([
      "it is a plan of test/moved, not of test/other",
    ]);
  });

  it("says so where the steps are in another order", async () => {
    const plan = await planOf(runbookOf({ extra: true }));
    const now: Plan = { ...plan, steps: plan.steps.toReversed() };
    expect(whatMoved(plan, now)).toEqual(["the steps of the runbook are in another order"]);
  });

  it("does not hold against a gate that failed only then, when its turn comes", async () => {
    const plan = await planOf(runbookOf({}));
    const [gate, ...rest] = plan.steps;
    const expected = { passes: true, value: "primary" };
    const fine: Plan = { ...plan, steps: [{ ...(gate ?? expect.unreachable()), expected }, ...rest] };
    const bad: Plan = {
      ...plan,
      steps: [
        { ...(gate ?? expect.unreachable()), expected: { passes: undefined, value: "no word" } },
        ...rest,
      ],
    };
    expect(whatMoved(fine, bad)).toEqual(["gate lag cannot be told: no word"]);
    expect(whatMoved(bad, bad)).toEqual([]);
  });
});
