import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import { type Journal, JournalFailed } from "../../src/journal/journal.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import { verifyChain } from "../../src/journal/verify.ts";
import type { Author } from "../../src/model/author.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { Item, Step } from "../../src/model/step.ts";
import { QuickClock, runbookOf, startWith } from "./harness.ts";

/** Where a try of an act breaks: before its effect, after it, or not at all. */
type Fault = "none" | "before" | "after";

interface Act {
  readonly faults: readonly Fault[];
  readonly retries: number;
  readonly hasVerify: boolean;
}

type Part =
  | { readonly kind: "step"; readonly act: Act }
  | { readonly kind: "parallel"; readonly acts: readonly Act[]; readonly limit: number }
  | {
      readonly kind: "forEach";
      readonly acts: readonly Act[];
      readonly batch: number;
      readonly canary: number;
      readonly stopAfterFailures: number;
    };

const fault = fc.constantFrom<Fault>("none", "none", "before", "after");
const act: fc.Arbitrary<Act> = fc.record({
  faults: fc.array(fault, { maxLength: 3 }),
  retries: fc.integer({ min: 0, max: 2 }),
  hasVerify: fc.boolean(),
});
const acts = fc.array(act, { minLength: 1, maxLength: 4 });
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("step" as const), act }),
  fc.record({ kind: fc.constant("parallel" as const), acts, limit: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constant("forEach" as const),
    acts,
    batch: fc.integer({ min: 1, max: 3 }),
    canary: fc.integer({ min: 0, max: 2 }),
    stopAfterFailures: fc.integer({ min: 1, max: 3 }),
  }),
);

/** A world in which effects happen, and acts break as they were told to. */
class World {
  readonly effects: string[] = [];
  readonly #tries = new Map<string, number>();

  async do(name: string, { faults }: Act): Promise<void> {
    const tried = this.#tries.get(name) ?? 0;
    this.#tries.set(name, tried + 1);
    await new Promise((resolve) => setImmediate(resolve));
    if (faults[tried] === "before") throw new Error(`${name} broke before its effect`);
    this.effects.push(name);
    if (faults[tried] === "after") throw new Error(`${name} broke after its effect`);
  }
}

type Shape = Omit<Step, "name" | "kind">;

function shapeOf(world: World, name: string, one: Act): Shape {
  return {
    run: async () => {
      await world.do(name, one);
      return undefined;
    },
    probe: () => ({ is: world.effects.includes(name) ? "done" : "not-done" }),
    ...(one.retries > 0 && { retry: { attempts: one.retries + 1, when: () => true } }),
    ...(one.hasVerify && {
      verify: () => ({ passes: world.effects.filter((effect) => effect === name).length === 1, value: name }),
    }),
  };
}

function runbookFor(parts: readonly Part[], world: World): Runbook {
  return runbookOf((author) =>
    parts.map((one, index) => itemOf(author as Author<never, never>, one, index, world)),
  );
}

function itemOf({ parallel, forEach }: Author<never, never>, one: Part, index: number, world: World): Item {
  const name = `part${index}`;
  const step = (label: string, of: Act): Step => ({
    ...shapeOf(world, label, of),
    name: label,
    kind: "step",
  });
  if (one.kind === "step") return step(name, one.act);
  if (one.kind === "parallel") {
    const steps = one.acts.map((of, at) => step(`${name}/${at}`, of));
    return parallel({ name, limit: one.limit }, steps);
  }
  const { acts: each, batch, canary, stopAfterFailures } = one;
  return forEach<number>({
    name,
    batch,
    canary,
    stopAfterFailures,
    items: () => each.map((_, at) => at),
    key: String,
    step: (at) => {
      const of = each[at];
      if (of === undefined) throw new RangeError("there is no such item");
      return shapeOf(world, `${name}[${at}]`, of) as never;
    },
  });
}

/** The names of all acts: what a runbook has to have done in the end, worked out without the executor. */
function actsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((one, index) => {
    if (one.kind === "step") return [`part${index}`];
    return one.acts.map((_, at) => (one.kind === "parallel" ? `part${index}/${at}` : `part${index}[${at}]`));
  });
}

/** No act before one of a part that stands before it. */
function isInOrder(effects: readonly string[]): boolean {
  const places = effects.map((name) => Number.parseInt(name.slice("part".length), 10));
  return places.every((place, at) => at === 0 || (places[at - 1] ?? 0) <= place);
}

class Killed extends JournalFailed {
  constructor() {
    super("unreachable", "the process is dead", "Start another.");
  }
}

/** A journal that can be written `left` times by this process, which is then as good as dead. */
function mortal(journal: Journal, left: number, isWritten: boolean): Journal {
  let writes = 0;
  const append: Journal["append"] = async (entry, lease) => {
    writes += 1;
    if (writes > left) throw new Killed();
    await journal.append(entry, lease);
    if (writes === left && isWritten) {
      writes = left + 1;
      throw new Killed();
    }
  };
  return new Proxy(journal, {
    get: (target, key): unknown => {
      if (key === "append") return append;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const RUN = "random";

describe("any runbook, however often it breaks and its process dies", () => {
  it("does each act exactly once, in order, and is completed by enough resumes", async () => {
    const deaths = fc.array(fc.record({ writes: fc.integer({ min: 1, max: 25 }), isWritten: fc.boolean() }), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), deaths, async (parts, lives) => {
        const world = new World();
        const runbook = runbookFor(parts, world);
        const kept = memoryJournal();
        const go = async (life: Journal): Promise<string> => {
          const options = startWith(life, { run: RUN, clock: new QuickClock() });
          const entries = await kept.read(RUN);
          const outcome = await (entries.length === 0
            ? startRun(runbook, options)
            : resumeRun(runbook, RUN, options)
          ).catch((error: unknown) => {
            if (error instanceof Killed) return { status: "failed" };
            // It died right after it had written that all is done.
            if (error instanceof Error && error.message.includes("completed already"))
              return { status: "completed" };
            throw error;
          });
          return outcome.status;
        };
        for (const { writes, isWritten } of lives) await go(mortal(kept, writes, isWritten));
        let status = "";
        // Each act breaks three times at most.
        const enough = 1 + 3 * actsOf(parts).length;
        for (let resumes = 0; resumes <= enough && status !== "completed"; resumes += 1)
          status = await go(kept);
        expect(status).toBe("completed");
        expect(world.effects.toSorted()).toEqual(actsOf(parts).toSorted());
        expect(isInOrder(world.effects)).toBe(true);
        const [head] = await kept.heads();
        expect(verifyChain(RUN, await kept.read(RUN), head)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
