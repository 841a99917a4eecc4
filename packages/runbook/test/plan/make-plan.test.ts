import { InputError } from "@rampart/core/errors";
import { describe, expect, it } from "vitest";
import { defineRunbook } from "../../src/model/define.ts";
import type { Properties } from "../../src/model/json.ts";
import { PlanFailed } from "../../src/plan/failed.ts";
import { redactorOf } from "../../src/secrets/redactor.ts";
import { PRIMARY_URN, planOf, shop, surroundingsOf } from "./fixtures.ts";

const NONE = { properties: {} } as const;
const definition = { name: "test/plan", purpose: "Tests plans.", inputs: NONE } as const;
const doNothing = (): void => undefined;

describe("a plan", () => {
  it("shows what each step changes, from the state that the steps before it will have made", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target({ name: "orders-db", read: () => ({ size: 1, tags: { owner: "ops" } }) });
      const grow = (name: string) =>
        rb.step({
          name,
          reads: { db },
          changes: ({ db }) => ({ db: { ...db, size: Number(db?.size) + 1 } }),
          run: doNothing,
        });
      return [grow("grow once"), grow("grow twice")];
    });
    const { steps } = await planOf(runbook);
    expect(steps.map(({ changes }) => changes)).toEqual([
      [{ target: "orders-db", action: "update", changes: [{ path: "size", from: 1, to: 2 }] }],
      [{ target: "orders-db", action: "update", changes: [{ path: "size", from: 2, to: 3 }] }],
    ]);
  });

  it("tells what comes into being and what goes from what stays", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const old = rb.target({ name: "old", read: () => ({ on: true }) });
      const copy = rb.target<Properties>({ name: "copy", read: () => undefined });
      const other = rb.target({ name: "other", read: () => ({ on: true }) });
      return [
        rb.step({
          name: "replace",
          reads: { old, copy, other },
          changes: ({ old }) => ({ old: undefined, copy: old }),
          run: doNothing,
        }),
      ];
    });
    const { steps, basis } = await planOf(runbook);
    expect(steps[0]?.changes).toEqual([
      { target: "old", action: "delete", changes: [{ path: "on", from: true }] },
      { target: "copy", action: "create", changes: [{ path: "on", to: true }] },
    ]);
    expect(basis.reads).toEqual({ old: { on: true }, copy: null, other: { on: true } });
  });

  it("does not list what is listed later, and its hash covers that it says so", async () => {
    let asked = 0;
    const planFor = async (later: { readonly isListedLater?: boolean }) =>
      await planOf(
        defineRunbook(definition, (rb) => [
          rb.forEach({
            name: "delete",
            ...later,
            items: () => {
              asked += 1;
              return [];
            },
            key: String,
            step: () => ({ run: doNothing }),
          }),
        ]),
      );
    const later = await planFor({ isListedLater: true });
    expect(asked).toBe(0);
    expect(later.steps).toMatchObject([
      { name: "delete", undetermined: "its items are listed when its turn comes" },
    ]);
    expect(later.steps[0]).not.toHaveProperty("items");
    const now = await planFor({});
    expect(now.steps[0]).toMatchObject({ items: [] });
    expect(now.hash).not.toBe(later.hash);
  });

  it("is not fooled by a step that changes in place what it was shown", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target({ name: "db", read: () => ({ tags: { owner: "ops" } }) });
      return [
        rb.step({
          name: "tag",
          reads: { db },
          changes: ({ db }) => {
            if (db !== undefined) Object.assign(db.tags, { owner: "dev" });
            return { db };
          },
          run: doNothing,
        }),
      ];
    });
    const { steps } = await planOf(runbook);
    expect(steps[0]?.changes[0]?.changes).toEqual([{ path: "tags.owner", from: "ops", to: "dev" }]);
  });

  it("reads each target once, however many steps and gates look at it", async () => {
    let count = 0;
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target({ name: "db", read: () => ({ count: ++count }) });
      const step = (name: string) => rb.step({ name, reads: { db }, run: doNothing });
      return [
        rb.gate({ name: "gate", reads: { db }, check: () => ({ passes: true, value: "fine" }) }),
        step("one"),
        rb.parallel({ name: "both" }, [step("two"), step("three")]),
      ];
    });
    const { basis } = await planOf(runbook);
    expect(count).toBe(1);
    expect(basis.reads).toEqual({ db: { count: 1 } });
  });

  it("shows gates as they are now, and what they would say when their turn comes", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const role = rb.target({ name: "role", read: () => ({ is: "replica" }) });
      return [
        rb.step({
          name: "promote",
          reads: { role },
          changes: () => ({ role: { is: "primary" } }),
          run: doNothing,
        }),
        rb.gate({
          name: "promoted",
          reads: { role },
          check: ({ role }) => ({ passes: role?.is === "primary", value: String(role?.is) }),
        }),
      ];
    });
    const { steps } = await planOf(runbook);
    expect(steps[1]).toMatchObject({
      check: { passes: false, value: "replica" },
      expected: { passes: true, value: "primary" },
    });
  });

  it("says why a step would be refused, after what earlier steps will have done", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target({ name: "db", read: () => ({ isFenced: false }) });
      const requires = ({ db }: { db?: { isFenced: boolean } | undefined }) =>
        db?.isFenced === true ? [] : ["the primary still takes writes"];
      const promote = (name: string) => rb.step({ name, reads: { db }, requires, run: doNothing });
      return [
        promote("too early"),
        rb.step({
          name: "fence",
          reads: { db },
          changes: () => ({ db: { isFenced: true } }),
          run: doNothing,
        }),
        promote("in time"),
      ];
    });
    const { steps } = await planOf(runbook);
    expect(steps.map(({ refusals }) => refusals)).toEqual([["the primary still takes writes"], [], []]);
  });

  it("does not let a step in a parallel group rest on another one of the group", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target<Properties>({ name: "db", read: () => ({ a: false, b: false }) });
      return [
        rb.parallel({ name: "both" }, [
          rb.step({
            name: "one",
            reads: { db },
            changes: ({ db }) => ({ db: { ...db, a: true } }),
            run: doNothing,
          }),
          rb.step({
            name: "two",
            reads: { db },
            requires: ({ db }) => (db?.a === true ? [] : ["a is not set"]),
            changes: ({ db }) => ({ db: { ...db, b: true } }),
            run: doNothing,
          }),
        ]),
      ];
    });
    const { steps } = await planOf(runbook);
    expect(steps.map(({ name, within }) => [name, within])).toEqual([
      ["both", undefined],
      ["one", "both"],
      ["two", "both"],
    ]);
    expect(steps[2]?.refusals).toEqual(["a is not set"]);
    expect(steps[2]?.changes[0]?.changes, "and neither undoes the other").toEqual([
      { path: "b", from: false, to: true },
    ]);
  });

  it("lists a step for every item, with what each changes", async () => {
    const runbook = defineRunbook(definition, (rb) => [
      rb.forEach({
        name: "purge",
        items: () => ["orders", "events"],
        key: (table) => table,
        step: (table) => {
          const rows = rb.target({ name: table, read: () => ({ rows: 10 }) });
          return { reads: { rows }, changes: () => ({ rows: { rows: 0 } }), run: doNothing };
        },
      }),
    ]);
    const { steps } = await planOf(runbook, {
      estimates: (step) => (step.startsWith("purge[") ? 1000 : undefined),
    });
    expect(steps.map(({ name, within, items, estimate }) => ({ name, within, items, estimate }))).toEqual([
      { name: "purge", within: undefined, items: ["orders", "events"], estimate: 2000 },
      { name: "purge[orders]", within: "purge", items: undefined, estimate: 1000 },
      { name: "purge[events]", within: "purge", items: undefined, estimate: 1000 },
    ]);
    expect(steps[2]?.changes[0]?.target).toBe("events");
  });

  it("leaves open what only the result of an earlier step can tell, and what rests on that", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const restore = rb.step({ name: "restore", run: () => "orders-restored" });
      const copy = rb.target({ name: "copy", read: ({ resultOf }) => ({ id: resultOf(restore) }) });
      const dns = rb.target({ name: "dns", read: () => ({ points: "orders" }) });
      return [
        restore,
        rb.step({
          name: "switch",
          reads: { copy, dns },
          changes: ({ copy }) => ({ dns: { points: String(copy?.id) } }),
          run: doNothing,
        }),
        rb.gate({ name: "switched", reads: { dns }, check: () => ({ passes: true, value: "yes" }) }),
        rb.forEach({
          name: "check",
          items: ({ resultOf }) => [resultOf(restore)],
          key: (id) => id,
          step: () => ({ run: doNothing }),
        }),
      ];
    });
    const { steps, basis } = await planOf(runbook);
    expect(steps[1]).toMatchObject({ changes: [], undetermined: "copy: not known before restore has run" });
    expect(steps[2]?.check).toEqual({ passes: true, value: "yes" });
    expect(steps[2]?.expected?.passes).toBeUndefined();
    expect(steps[2]?.expected?.value).toContain("switch changes it");
    expect(steps[3]).toMatchObject({ undetermined: "its items are not known before restore has run" });
    expect(basis.reads).toEqual({ dns: { points: "orders" } });
  });

  it("adds up how long it takes, what runs at once counted once", async () => {
    const milliseconds: Record<string, number> = { first: 100, long: 50, short: 20, other: 20 };
    const runbook = defineRunbook(definition, (rb) => {
      const step = (name: string) => rb.step({ name, run: doNothing });
      return [step("first"), rb.parallel({ name: "both", limit: 2 }, ["long", "short", "other"].map(step))];
    });
    const known = await planOf(runbook, { estimates: (step) => milliseconds[step] });
    expect(known.estimate).toBe(150);
    const partly = await planOf(runbook, { estimates: (step) => (step === "short" ? undefined : 1) });
    expect(partly.estimate, "an unknown part makes the whole unknown").toBeUndefined();
    expect(known.hash, "estimates are no part of what is approved").toBe(partly.hash);
  });

  it("holds the hash of the stack's entry of every resource it touches", async () => {
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target({ name: "db", read: () => ({ size: 1 }), resource: () => "orders" });
      return [rb.step({ name: "grow", reads: { db }, run: doNothing })];
    });
    const before = await planOf(runbook, { stack: shop() });
    expect(Object.keys(before.basis.resources)).toEqual([PRIMARY_URN]);
    const after = await planOf(runbook, { stack: shop({ allocatedStorage: 40 }) });
    expect(after.basis.resources[PRIMARY_URN]).not.toBe(before.basis.resources[PRIMARY_URN]);
    expect(after.hash).not.toBe(before.hash);
  });

  it("holds no secret: not as input, not in a state, a gate, a reason or a change", async () => {
    const inputs = { user: "admin", password: "hunter2!" };
    const runbook = defineRunbook(definition, (rb) => {
      const account = rb.target({
        name: "account",
        read: () => ({ password: "hunter2!", "by hunter2!": [1] }),
      });
      return [
        rb.gate({
          name: "login",
          reads: { account },
          check: () => ({ passes: false, value: "hunter2! is weak", advice: "not hunter2!" }),
        }),
        rb.step({
          name: "rotate",
          reads: { account },
          requires: () => ["hunter2! is in use"],
          changes: () => ({ account: { password: "another", was: "hunter2!" } }),
          run: doNothing,
        }),
      ];
    });
    const secrets = ["password", "one that nobody gave"];
    const plan = await planOf(runbook, { inputs, secrets, redactor: redactorOf(["hunter2!"]) });
    expect(JSON.stringify(plan)).not.toContain("hunter2");
    expect(plan.inputs).toEqual({ user: "admin" });
    expect(plan.secrets).toEqual(["password"]);
    expect(plan.steps[1]?.changes[0]?.changes[0], "a secret that changes is still a change").toEqual({
      path: "password",
      from: "[secret]",
      to: "another",
    });
  });
});

describe("a plan that cannot be made", () => {
  const runbookWith = (read: () => Properties, changes?: () => Record<string, Properties>) =>
    defineRunbook(definition, (rb) => {
      const db = rb.target({ name: "orders-db", read });
      return [
        rb.step({
          name: "grow",
          reads: { db },
          ...(changes === undefined ? {} : { changes }),
          run: doNothing,
        }),
      ];
    });

  it("names the target that cannot be read, and the step that reads it", async () => {
    const failing = planOf(
      runbookWith(() => {
        throw new Error("connection refused");
      }),
    );
    await expect(failing).rejects.toThrow(/orders-db, which grow reads, cannot be read: connection refused/);
    await expect(failing).rejects.toBeInstanceOf(PlanFailed);
    await expect(failing).rejects.not.toBeInstanceOf(InputError);
  });

  it("names the step whose code fails", async () => {
    const failing = runbookWith(
      () => ({}),
      () => {
        throw new TypeError("no size");
      },
    );
    await expect(planOf(failing)).rejects.toThrow("changes of grow failed: no size");
  });

  it("names the step that says it changes what it does not read", async () => {
    const failing = runbookWith(
      () => ({}),
      () => ({ database: {} }),
    );
    await expect(planOf(failing)).rejects.toThrow(/grow.*database, which is not among what it reads \(db\)/);
  });

  it("names step, target and near names where the stack does not have the resource, before anything is read", async () => {
    let reads = 0;
    const runbook = defineRunbook(definition, (rb) => {
      const db = rb.target({ name: "orders-db", read: () => ({ reads: ++reads }), resource: () => "order" });
      return [rb.step({ name: "grow", reads: { db }, run: doNothing })];
    });
    const failing = planOf(runbook, { stack: shop() });
    await expect(failing).rejects.toThrow(
      /grow reads orders-db.*order of stack shop\/prod.*did you mean "orders"/,
    );
    await expect(failing).rejects.toBeInstanceOf(InputError);
    expect(reads).toBe(0);
  });

  it("ends its shell, and reads no more once it is given up", async () => {
    const control = new AbortController();
    let ended = 0;
    const inputs = {};
    const surroundings = surroundingsOf(inputs);
    const given = planOf(
      runbookWith(() => {
        control.abort(new Error("stopped by hand"));
        throw new Error("connection reset");
      }),
      {
        signal: control.signal,
        surroundings: {
          ...surroundings,
          shellOf: async (step, signal) => ({
            ...(await surroundings.shellOf(step, signal)),
            end: () => Promise.resolve(++ended),
          }),
        },
      },
    );
    await expect(given).rejects.toThrow("stopped by hand");
    expect(ended).toBe(1);
  });
});
