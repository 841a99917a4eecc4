import type { Finding } from "@rampart/core/finding";
import { ResourceGraph } from "@rampart/core/graph";
import { allOf } from "@rampart/core/value";
import {
  atLeast,
  defineGraphRule,
  defineRule,
  evaluate,
  type FixPlan,
  planFixes,
  type Remedies,
  type Rule,
} from "@rampart/policy";
import { describe, expect, it } from "vitest";
import type { Inputs } from "./inputs.ts";

const STORE = "aws:rds/instance:Instance";

interface Store {
  readonly days?: number;
  readonly mode?: string;
  readonly on?: boolean;
  readonly key?: string;
}
interface Types {
  readonly [STORE]: Store;
}

const text = { title: "t", severity: "high", rationale: "r", fix: "f", failure: "it does not" } as const;

function keptFor(days: number, name = `kept-for-${days}`): Rule {
  return defineRule<Types>({
    ...text,
    id: `backup/${name}`,
    requires: { [STORE]: (store) => store.get("days").atLeast(days) },
    remedies: { [STORE]: { set: { days: atLeast(days) } } },
  });
}

function inMode(mode: string): Rule {
  return defineRule<Types>({
    ...text,
    id: `firewall/mode-${mode}`,
    requires: { [STORE]: (store) => store.get("mode").oneOf([mode]) },
    remedies: { [STORE]: { set: { mode }, replaces: "It is made anew." } },
  });
}

function onWithKey(remedies?: Remedies<Types>): Rule {
  return defineRule<Types>({
    ...text,
    id: "encryption/on-with-key",
    requires: { [STORE]: (store) => allOf(store.get("on").equals(true), store.get("key").isSet()) },
    ...(remedies === undefined ? {} : { remedies }),
  });
}

const urnOf = (name: string): string => `urn:pulumi:s::p::${STORE}::${name}`;

function plan(stores: Readonly<Record<string, Inputs>>, rules: readonly Rule[]): FixPlan {
  const records = Object.entries(stores).map(([name, inputs]) => ({
    urn: urnOf(name),
    type: STORE,
    custom: true,
    inputs,
  }));
  const graph = ResourceGraph.of({ name: "stack", records });
  const judge = (one: ResourceGraph): readonly Finding[] => evaluate(one, rules).findings;
  return planFixes(graph, judge(graph), rules, judge);
}

describe("a plan of fixes", () => {
  it("holds what each rule changes in each resource that fails it, and nothing of those that pass", () => {
    const { fixes, changes, remaining } = plan({ a: { days: 1 }, b: { days: 9 } }, [keptFor(7)]);
    expect(fixes).toEqual([
      {
        urn: urnOf("a"),
        type: STORE,
        policy: "backup/kept-for-7",
        changes: [{ path: "days", from: 1, to: 7 }],
      },
    ]);
    expect([...changes.keys()]).toEqual([urnOf("a")]);
    expect(remaining).toEqual([]);
  });

  it.each([
    ["the lower one first", [keptFor(7), keptFor(30)]],
    ["the higher one first", [keptFor(30), keptFor(7)]],
  ])("takes two minima together, %s", (_, rules) => {
    const { fixes, changes, remaining } = plan({ a: {} }, rules);
    expect(fixes.map(({ conflicts }) => conflicts)).toEqual([undefined, undefined]);
    expect(changes.get(urnOf("a"))).toEqual([{ path: "days", to: 30 }]);
    expect(remaining).toEqual([]);
  });

  it("follows neither of two rules that disagree, says so, and leaves both to people", () => {
    const rules = [inMode("open"), keptFor(7), inMode("closed")];
    const { fixes, changes, remaining } = plan({ a: { mode: "ajar" } }, rules);
    expect(fixes).toEqual([
      expect.objectContaining({
        policy: "firewall/mode-open",
        conflicts: [{ path: "mode", policy: "firewall/mode-closed" }],
        partial: true,
      }),
      expect.not.objectContaining({ conflicts: expect.anything() }),
      expect.objectContaining({
        policy: "firewall/mode-closed",
        conflicts: [{ path: "mode", policy: "firewall/mode-open" }],
        partial: true,
      }),
    ]);
    expect(changes.get(urnOf("a"))).toEqual([{ path: "days", to: 7 }]);
    expect(remaining.map(({ policy }) => policy)).toEqual(["firewall/mode-open", "firewall/mode-closed"]);
  });

  it("marks a fix that is not enough, and keeps the finding", () => {
    const { fixes, remaining } = plan({ a: {} }, [onWithKey({ [STORE]: { set: { on: true } } })]);
    expect(fixes).toEqual([expect.objectContaining({ changes: [{ path: "on", to: true }], partial: true })]);
    expect(remaining).toHaveLength(1);
  });

  it("leaves to people what has no remedy, without judging again for nothing", () => {
    const { fixes, remaining } = plan({ a: {} }, [onWithKey()]);
    expect(fixes).toEqual([]);
    expect(remaining.map(({ policy }) => policy)).toEqual(["encryption/on-with-key"]);
  });

  it("shows what a fix brings about elsewhere", () => {
    const notBoth = defineGraphRule<Types>({
      ...text,
      id: "failover/not-all-on",
      requires: {
        [STORE]: (_, { graph }) => {
          const all = graph.ofType<Store>(STORE).map((store) => store.get("on").equals(true));
          const every = allOf(...all);
          return every.state === "true"
            ? { state: "false", paths: ["on"] }
            : { state: "true", paths: ["on"] };
        },
      },
    });
    const on = onWithKey({ [STORE]: { set: { on: true } } });
    const { remaining } = plan({ a: { key: "k" }, b: { key: "k", on: true } }, [on, notBoth]);
    expect(remaining.map(({ policy, urn }) => [policy, urn])).toEqual([
      ["failover/not-all-on", urnOf("a")],
      ["failover/not-all-on", urnOf("b")],
    ]);
  });

  it("proposes nothing for what is waived", () => {
    const graph = ResourceGraph.of({
      name: "stack",
      records: [{ urn: urnOf("a"), type: STORE, custom: true, inputs: {} }],
    });
    const waived = evaluate(graph, [keptFor(7)]).findings.map(
      (one): Finding => ({ ...one, outcome: "waived" }),
    );
    expect(planFixes(graph, waived, [keptFor(7)], () => []).fixes).toEqual([]);
  });
});
