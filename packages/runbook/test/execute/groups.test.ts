import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { ForEachDefinition } from "../../src/model/step.ts";
import { eventsOf, freshJournal, runbookOf, startWith } from "./harness.ts";

/** Who is at work, who was, and how many were at once. */
class Crowd {
  readonly began: string[] = [];
  readonly ended: string[] = [];
  most = 0;

  async work(name: string, fails = false): Promise<void> {
    this.began.push(name);
    this.most = Math.max(this.most, this.began.length - this.ended.length);
    await sleep(fails ? 5 : 20);
    this.ended.push(name);
    if (fails) throw new Error(`${name} is broken`);
  }
}

describe("a parallel group", () => {
  function parallel(
    crowd: Crowd,
    names: readonly string[],
    limit?: number,
    bad: readonly string[] = [],
  ): Runbook {
    return runbookOf((author) => [
      author.parallel(
        { name: "all", ...(limit === undefined ? {} : { limit }) },
        names.map((name) =>
          author.step({ name, run: async () => await crowd.work(name, bad.includes(name)) }),
        ),
      ),
      author.step({ name: "after", run: () => void crowd.began.push("after") }),
    ]);
  }

  it("runs as many at once as it may", async () => {
    const free = new Crowd();
    await startRun(parallel(free, ["a", "b", "c", "d"]), startWith(freshJournal()));
    expect(free.most).toBe(4);
    const limited = new Crowd();
    await startRun(parallel(limited, ["a", "b", "c", "d"], 2), startWith(freshJournal()));
    expect(limited.most).toBe(2);
    expect(limited.began).toEqual(["a", "b", "c", "d", "after"]);
  });

  it("lets the others finish when one fails, begins no more, and goes on with those that are left", async () => {
    const journal = freshJournal();
    const crowd = new Crowd();
    const bad = ["a"];
    const runbook = parallel(crowd, ["a", "b", "c"], 2, bad);
    const outcome = await startRun(runbook, startWith(journal));
    expect(outcome).toMatchObject({ status: "failed", step: "a" });
    expect(crowd.began).toEqual(["a", "b"]);
    expect(crowd.ended).toEqual(["a", "b"]);
    bad.pop();
    expect(await resumeRun(runbook, outcome.run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(crowd.began.toSorted()).toEqual(["a", "a", "after", "b", "c"]);
  });
});

type Definition = ForEachDefinition<never, undefined, string, Record<never, never>, undefined>;

describe("a step for each item", () => {
  const ITEMS = ["a", "b", "c", "d", "e"];

  function each(crowd: Crowd, bad: readonly string[], more: Partial<Definition> = {}): Runbook {
    return runbookOf(({ forEach }) => [
      forEach({
        name: "node",
        items: () => ITEMS,
        key: (item) => item,
        step: (item) => ({
          run: async () => {
            await crowd.work(item, bad.includes(item));
            return undefined;
          },
        }),
        ...more,
      }),
    ]);
  }

  it("does them one by one, and is called by its key", async () => {
    const journal = freshJournal();
    const crowd = new Crowd();
    const { run } = await startRun(each(crowd, []), startWith(journal));
    expect(crowd).toMatchObject({ began: ITEMS, most: 1 });
    const finished = (await eventsOf(journal, run)).filter((event) => event.kind === "step-finished");
    expect(finished.map(({ step }) => step)).toEqual(ITEMS.map((item) => `node[${item}]`));
  });

  it("does canaries alone, and then batches", async () => {
    const crowd = new Crowd();
    await startRun(each(crowd, [], { canary: 1, batch: 2 }), startWith(freshJournal()));
    expect(crowd).toMatchObject({ began: ITEMS, most: 2 });
    expect(crowd.ended[0]).toBe("a");
  });

  it("stops at a canary that fails, however many failures it may have", async () => {
    const crowd = new Crowd();
    const runbook = each(crowd, ["a"], { canary: 1, batch: 2, stopAfterFailures: 5 });
    expect(await startRun(runbook, startWith(freshJournal()))).toMatchObject({
      status: "failed",
      step: "node[a]",
    });
    expect(crowd.began).toEqual(["a"]);
  });

  it("goes on until as many have failed as it may have, and names them", async () => {
    const crowd = new Crowd();
    const runbook = each(crowd, ["a", "c", "d"], { stopAfterFailures: 2 });
    const outcome = await startRun(runbook, startWith(freshJournal()));
    expect(crowd.began).toEqual(["a", "b", "c"]);
    expect(outcome).toMatchObject({ status: "failed", step: "node[a]" });
    expect(outcome.because).toContain('2 of 5 failed: "node[a]", "node[c]"');
  });

  it("fails in the end where fewer failed than may", async () => {
    const crowd = new Crowd();
    const runbook = each(crowd, ["b"], { stopAfterFailures: 2 });
    expect(await startRun(runbook, startWith(freshJournal()))).toMatchObject({
      status: "failed",
      step: "node[b]",
    });
    expect(crowd.began).toEqual(ITEMS);
  });

  it("works on the items that were listed first, also when it is resumed", async () => {
    const journal = freshJournal();
    const crowd = new Crowd();
    const bad = ["b"];
    const listed = [["a", "b"], ["a", "b"], ["x"]];
    const runbook = each(crowd, bad, { items: () => listed.shift() ?? ["y"] });
    const { run, status } = await startRun(runbook, startWith(journal));
    expect(status).toBe("failed");
    bad.pop();
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(crowd.began).toEqual(["a", "b", "b"]);
  });

  it("begins nothing where two items have one key, no list can be made, or a step is not sound", async () => {
    let asked = 0;
    const broken = (): readonly string[] => {
      asked += 1;
      // The plan may list them.
      if (asked > 1) throw new Error("no route");
      return ITEMS;
    };
    for (const [more, because] of [
      [{ key: () => "same" }, "key"],
      [{ items: broken }, 'what "node" is for could not be listed: no route'],
      [{ step: () => ({ run: () => undefined, timeout: "soon" }) }, "timeout"],
    ] as const) {
      const journal = freshJournal();
      const crowd = new Crowd();
      const outcome = await startRun(each(crowd, [], more), startWith(journal));
      expect(outcome).toMatchObject({ status: "failed", because: expect.stringContaining(because) });
      expect(crowd.began).toEqual([]);
      const kinds = (await eventsOf(journal, outcome.run)).map(({ kind }) => kind);
      expect(kinds).not.toContain("step-started");
    }
  });
});
