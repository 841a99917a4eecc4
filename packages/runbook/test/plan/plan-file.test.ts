import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@rampart/core/errors";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defineRunbook } from "../../src/model/define.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan, writePlan } from "../../src/plan/plan-file.ts";
import { PLAN_SCHEMA } from "../../src/plan/plan-schema.ts";
import { planOf, shop } from "./fixtures.ts";

const runbook = defineRunbook(
  { name: "test/file", purpose: "Tests plans.", inputs: { properties: {} } },
  (rb) => {
    const db = rb.target({ name: "db", read: () => ({ size: 1, note: null }), resource: () => "orders" });
    const gone = rb.target<{ on: boolean }>({ name: "gone", read: () => undefined });
    return [
      rb.gate({ name: "unsure", reads: { db }, check: () => ({ passes: undefined, value: "no answer" }) }),
      rb.step({
        name: "grow",
        purpose: "Makes it larger.",
        reads: { db, gone },
        changes: () => ({ db: { size: 2 } }),
        approvals: 1,
        ifItFails: "Call somebody.",
        run: () => undefined,
      }),
      rb.gate({
        name: "grown",
        reads: { db },
        check: () => ({ passes: true, value: "yes", advice: "none" }),
      }),
      rb.forEach({
        name: "each",
        items: () => ["a"],
        key: (item) => item,
        step: () => ({ run: () => undefined }),
      }),
      rb.parallel({ name: "both" }, [rb.manual({ name: "by hand", instructions: () => "Do it." })]),
    ];
  },
);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rampart-plan-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const makePlan = (): Promise<Plan> =>
  planOf(runbook, { stack: shop(), inputs: { days: 7, list: [1, { a: null }] }, estimates: () => 1.5 });

describe("the file of a plan", () => {
  it("gives back the plan that was saved", async () => {
    const plan = await makePlan();
    const file = join(folder, "plan.json");
    await writePlan(file, plan);
    const text = await readFile(file, "utf8");
    expect(readPlan(text, file, { runbook: "test/file", stack: "shop/prod" })).toEqual(plan);
  });

  it("is for its owner only, and leaves no draft behind", async () => {
    const file = join(folder, "plan.json");
    await writePlan(file, await makePlan());
    await writePlan(file, await makePlan());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["plan.json"]);
  });

  it("is bad input where it cannot be written", async () => {
    const failing = writePlan(join(folder, "missing", "plan.json"), await makePlan());
    await expect(failing).rejects.toBeInstanceOf(InputError);
    await expect(failing).rejects.toThrow(/plan cannot be saved.*\n.*folder that exists/);
  });

  it("is described by the published schema", async () => {
    const file = new URL("../../../cli/schema/plan.schema.json", import.meta.url);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(PLAN_SCHEMA);
  });
});

describe("a plan that is refused", () => {
  type Edit = (plan: Record<string, unknown>) => unknown;
  it.each<[string, Edit, RegExp]>([
    ["was edited in an input", (plan) => ({ ...plan, inputs: { days: 8 } }), /edited after it was made/],
    ["was edited in a step", (plan) => ({ ...plan, steps: [] }), /edited after it was made/],
    ["has the hash of another", (plan) => ({ ...plan, hash: "0".repeat(64) }), /edited after it was made/],
    [
      "is of a newer version",
      (plan) => ({ ...plan, schemaVersion: 2 }),
      /schemaVersion 2; this Rampart knows 1/,
    ],
    ["is of no version", ({ schemaVersion: _, ...plan }) => plan, /required property 'schemaVersion'/],
    ["has a field nobody knows", (plan) => ({ ...plan, force: true }), /additional properties: "force"/],
    ["is a list", () => [], /must be object/],
    ["is null", () => null, /must be object/],
    [
      "has a step of an unknown kind",
      (plan) => ({ ...plan, steps: [{ name: "x", kind: "y" }] }),
      /\/steps\/0/,
    ],
  ])("%s", async (_, edit, message) => {
    const edited = JSON.stringify(
      edit(JSON.parse(JSON.stringify(await makePlan())) as Record<string, unknown>),
    );
    const read = (): Plan => readPlan(edited, "plan.json");
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
    expect(read).toThrow(/^plan\.json/);
  });

  it("is no JSON", () => {
    expect(() => readPlan("{", "plan.json")).toThrow(/plan\.json: the plan is no JSON/);
  });

  it("is of another runbook or stack", async () => {
    const text = JSON.stringify(await makePlan());
    expect(() => readPlan(text, "p", { runbook: "test/other", stack: "shop/prod" })).toThrow(
      /of runbook test\/file, not of test\/other/,
    );
    expect(() => readPlan(text, "p", { runbook: "test/file", stack: "shop/dev" })).toThrow(
      /for stack shop\/prod, not for stack shop\/dev/,
    );
    expect(() => readPlan(text, "p", { runbook: "test/file" })).toThrow(
      /for stack shop\/prod, not for no stack/,
    );
  });

  it("stays the same plan when only the estimates and the time are others", async () => {
    const plan = await makePlan();
    const later = {
      ...plan,
      madeAt: "2027-01-01T00:00:00Z",
      estimate: 5,
      steps: plan.steps.map((step) => ({ ...step, estimate: 3 })),
    };
    expect(readPlan(JSON.stringify(later), "plan.json").hash).toBe(plan.hash);
  });
});
