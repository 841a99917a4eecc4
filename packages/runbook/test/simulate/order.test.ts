import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineRunbook } from "../../src/model/define.ts";
import type { Properties } from "../../src/model/json.ts";
import { simulate } from "../../src/simulate/simulate.ts";
import { shop } from "../plan/fixtures.ts";

/** A step that sets one switch, or turns it off, and needs some switches to be on. */
interface Switching {
  readonly sets: string;
  readonly to: boolean;
  readonly needs: readonly string[];
  readonly within: number;
}

const SWITCHES = ["a", "b", "c", "d"];

const switching: fc.Arbitrary<Switching> = fc.record({
  sets: fc.constantFrom(...SWITCHES),
  to: fc.boolean(),
  needs: fc.uniqueArray(fc.constantFrom(...SWITCHES), { maxLength: 2 }),
  within: fc.nat({ max: 3 }),
});

/** Steps one after another; those with the same neighbouring `within` above 1 at the same time. */
const list = fc.array(switching, { minLength: 1, maxLength: 7 });

interface Expected {
  readonly step: string;
  readonly advice: string;
}

/** Straight from the words: a step needs its switches when it, or the group it stands in, begins. */
function interpret(groups: readonly (readonly (Switching & { name: string })[])[]): readonly Expected[] {
  const on = new Set<string>();
  const found: Expected[] = [];
  for (const [index, group] of groups.entries()) {
    const atTheBeginning = new Set(on);
    for (const step of group) {
      if (step.needs.some((need) => !atTheBeginning.has(need))) {
        const later = [...group.filter((other) => other !== step), ...groups.slice(index + 1).flat()];
        found.push({ step: step.name, advice: adviceFor(step, group, later, atTheBeginning) });
      }
      if (step.to) on.add(step.sets);
      else on.delete(step.sets);
    }
  }
  return found;
}

function adviceFor(
  step: Switching,
  group: readonly (Switching & { name: string })[],
  later: readonly (Switching & { name: string })[],
  beginning: ReadonlySet<string>,
): string {
  for (let count = 1; count <= later.length; count += 1) {
    const last = (name: string) => later.slice(0, count).findLast(({ sets }) => sets === name);
    if (step.needs.every((need) => last(need)?.to ?? beginning.has(need))) {
      const helper = later[count - 1] ?? expect.unreachable();
      const when = group.includes(helper) ? "runs at the same time" : "comes later";
      return `it would not be after ${helper.name}, which ${when}`;
    }
  }
  return "";
}

describe("the order errors of a simulation", () => {
  it("are those of a direct interpreter, and so is the step that should have come before", async () => {
    await fc.assert(
      fc.asyncProperty(list, async (steps) => {
        const named = steps.map((step, index) => ({ ...step, name: `s${index}` }));
        const groups: (typeof named)[] = [];
        for (const step of named) {
          const last = groups.at(-1);
          if (last !== undefined && step.within > 1 && last[0]?.within === step.within) last.push(step);
          else groups.push([step]);
        }
        const runbook = defineRunbook(
          { name: "test/order", purpose: "Tests.", inputs: { properties: {} } },
          (rb) => {
            const targets = Object.fromEntries(
              SWITCHES.map((name) => [
                name,
                rb.target<Properties>({ name, read: () => undefined, model: () => ({ on: false }) }),
              ]),
            );
            const only = (names: readonly string[]) =>
              Object.fromEntries(Object.entries(targets).filter(([name]) => names.includes(name)));
            const made = ({ name, sets, to, needs }: (typeof named)[number]) =>
              rb.step({
                name,
                reads: only([sets, ...needs]),
                requires: (states) =>
                  needs.filter((need) => states[need]?.on !== true).map((need) => `${need} is off`),
                changes: () => ({ [sets]: { on: to } }),
                run: () => undefined,
              });
            return groups.map((group, index) => {
              const [only] = group;
              return group.length === 1 && only !== undefined
                ? made(only)
                : rb.parallel({ name: `g${index}` }, group.map(made));
            });
          },
        );
        const { findings } = await simulate(runbook, { inputs: {}, stack: shop() });
        expect(findings.every(({ kind }) => kind === "order")).toBe(true);
        expect(
          findings.map(({ step, message }) => ({
            step,
            advice: /it would not be after .*$/.exec(message)?.[0] ?? "",
          })),
        ).toEqual(interpret(groups));
      }),
      { numRuns: 300 },
    );
  });
});
