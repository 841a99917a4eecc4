import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { StartOptions } from "../../src/execute/options.ts";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import { undoRun } from "../../src/execute/undo.ts";
import type { Entry } from "../../src/journal/entry.ts";
import { type Journal, JournalFailed } from "../../src/journal/journal.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import { ADA, crashedAfter, freshJournal, GRACE, runbookOf, startWith, story } from "./harness.ts";

/** `journal`, where `before` is asked first at each write. */
function withAppend(journal: Journal, before: (entry: Entry) => void): Journal {
  const append: Journal["append"] = async (entry, lease) => {
    before(entry);
    await journal.append(entry, lease);
  };
  return new Proxy(journal, {
    get: (target, key): unknown => {
      if (key === "append") return append;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A runbook whose first step waits until it may go on. */
class Slow {
  readonly done: string[] = [];
  readonly begun: PromiseWithResolvers<AbortSignal> = Promise.withResolvers();
  readonly mayGoOn: PromiseWithResolvers<void> = Promise.withResolvers();
  readonly runbook: Runbook = runbookOf(({ step }) => [
    step({
      name: "slow",
      run: async ({ signal }) => {
        this.begun.resolve(signal);
        await this.mayGoOn.promise;
        this.done.push("slow");
      },
      probe: () => ({ is: this.done.includes("slow") ? "done" : "not-done" }),
    }),
    step({ name: "next", run: () => void this.done.push("next") }),
  ]);
}

describe("a second operator", () => {
  it("is refused with who works on it, where and since when", async () => {
    const journal = freshJournal();
    const slow = new Slow();
    const first = startRun(slow.runbook, startWith(journal, { operator: { ...ADA, host: "lighthouse" } }));
    await slow.begun.promise;
    for (const second of [
      startRun(slow.runbook, startWith(journal, { operator: GRACE })),
      startRun(slow.runbook, startWith(journal, { operator: GRACE, isAnew: true })),
    ]) {
      await expect(second).rejects.toMatchObject({
        name: "LockHeld",
        message: expect.stringMatching(/^Ada on lighthouse works on .* since \d{4}-.*, in run /),
      });
    }
    slow.mayGoOn.resolve();
    expect(await first).toMatchObject({ status: "completed" });
    expect(slow.done).toEqual(["slow", "next"]);
  });

  it("who takes over leaves the first nothing more to do", async () => {
    const journal = freshJournal();
    const slow = new Slow();
    const options: StartOptions = startWith(journal, { run: "shared", leaseMilliseconds: 60 });
    const first = startRun(slow.runbook, { ...options, operator: { ...ADA, host: "lighthouse" } });
    const signal = await slow.begun.promise;
    const wasAborted = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    const fast = new Slow();
    fast.mayGoOn.resolve();
    const second = await resumeRun(fast.runbook, "shared", {
      ...startWith(journal, { operator: GRACE }),
      takeOver: true,
    });
    expect(second).toMatchObject({ status: "completed" });
    await wasAborted;
    const written = await journal.read("shared");
    slow.mayGoOn.resolve();
    expect(await first).toMatchObject({
      status: "superseded",
      because: "Grace on another-host took this run over",
    });
    expect(await journal.read("shared")).toEqual(written);
    expect(slow.done).not.toContain("next");
    expect(written.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        kind: "run-resumed",
        takenOverFrom: expect.objectContaining({ name: "Ada" }),
      }),
    );
  });

  it("does not take the lock from another run than the one to be resumed", async () => {
    const journal = freshJournal();
    const broken = runbookOf(({ step }) => [
      step({
        name: "broken",
        run: () => {
          throw new Error("broken");
        },
      }),
    ]);
    const { run } = await startRun(broken, startWith(journal));
    const slow = new Slow();
    const other = startRun(slow.runbook, startWith(journal, { operator: GRACE, isAnew: true }));
    await slow.begun.promise;
    await expect(resumeRun(broken, run, { ...startWith(journal), takeOver: true })).rejects.toMatchObject({
      name: "LockHeld",
    });
    slow.mayGoOn.resolve();
    expect(await other).toMatchObject({ status: "completed" });
  });
});

describe("a run that is not finished", () => {
  async function unfinished(): Promise<{
    journal: Journal;
    run: string;
    runbook: Runbook;
    faults: Set<string>;
  }> {
    const journal = freshJournal();
    const faults = new Set(["broken"]);
    const runbook = runbookOf(({ step }) => [
      step({
        name: "act",
        run: () => {
          if (faults.size > 0) throw new Error("broken");
        },
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    return { journal, run, runbook, faults };
  }

  it("keeps another from being started, again and again, and is named", async () => {
    const { journal, run, runbook } = await unfinished();
    for (let time = 0; time < 2; time += 1) {
      await expect(startRun(runbook, startWith(journal))).rejects.toMatchObject({
        name: "InputError",
        message: expect.stringContaining(`run ${run} of the same is not finished: it is failed`),
      });
    }
  });

  it("does no more once it is completed, undone, or left on purpose", async () => {
    const completed = await unfinished();
    completed.faults.clear();
    await resumeRun(completed.runbook, completed.run, startWith(completed.journal));
    expect(await startRun(completed.runbook, startWith(completed.journal))).toMatchObject({
      status: "completed",
    });

    const undone = await unfinished();
    await undoRun(undone.runbook, undone.run, startWith(undone.journal));
    undone.faults.clear();
    expect(await startRun(undone.runbook, startWith(undone.journal))).toMatchObject({ status: "completed" });

    const left = await unfinished();
    left.faults.clear();
    expect(await startRun(left.runbook, startWith(left.journal, { isAnew: true }))).toMatchObject({
      status: "completed",
    });
  });

  it("is seen where its process was killed, too", async () => {
    const { journal, run, runbook } = await unfinished();
    const crashed = await crashedAfter(journal, run, ({ kind }) => kind === "step-started");
    await expect(startRun(runbook, startWith(crashed))).rejects.toThrow(/running, or was until it crashed/);
  });

  it("that began nothing keeps nobody from starting", async () => {
    const journal = freshJournal();
    const refused = runbookOf(({ step }) => [
      step({ name: "act", requires: () => ["not now"], run: () => undefined }),
    ]);
    for (let time = 0; time < 2; time += 1) {
      expect(await startRun(refused, startWith(journal))).toMatchObject({ status: "refused" });
    }
  });
});

describe("a run that cannot be opened", () => {
  it("gives its lock back", async () => {
    const journal = freshJournal();
    const runbook = runbookOf(({ step }) => [step({ name: "act", run: () => undefined })]);
    await expect(startRun(runbook, startWith(journal, { inputs: { target: Number.NaN } }))).rejects.toThrow();
    expect(await startRun(runbook, startWith(journal))).toMatchObject({ status: "completed" });
  });

  it("leaves the run that is not finished to be found, where one that ended is resumed in error", async () => {
    const journal = freshJournal();
    const faults = new Set<string>();
    const runbook = runbookOf(({ step }) => [
      step({
        name: "act",
        run: () => {
          if (faults.size > 0) throw new Error("broken");
        },
      }),
    ]);
    const ended = await startRun(runbook, startWith(journal));
    faults.add("broken");
    await startRun(runbook, startWith(journal));
    await expect(resumeRun(runbook, ended.run, startWith(journal))).rejects.toThrow(/completed already/);
    await expect(startRun(runbook, startWith(journal))).rejects.toThrow(/is not finished/);
  });
});

describe("a journal that fails", () => {
  const full = new JournalFailed("full", "the disk is full", "Free some space.");

  async function failingAt(
    kind: string,
    failure: Error,
  ): Promise<{ outcome: unknown; done: string[]; told: string[] }> {
    const done: string[] = [];
    const inner = freshJournal();
    const journal = withAppend(inner, ({ event }) => {
      if (event.kind === kind) throw failure;
    });
    const runbook = runbookOf(({ step }) => [
      step({ name: "one", run: () => void done.push("one") }),
      step({ name: "two", run: () => void done.push("two") }),
    ]);
    const outcome = await startRun(runbook, startWith(journal, { run: "r" })).catch(
      (error: unknown) => error,
    );
    return { outcome, done, told: [...(await story(inner, "r"))] };
  }

  it("at the beginning means that nothing was done, and says so by throwing", async () => {
    const { outcome, done } = await failingAt("run-started", full);
    expect(outcome).toBe(full);
    expect(done).toEqual([]);
  });

  it("before a step keeps the step from acting", async () => {
    const { outcome, done } = await failingAt("step-started", full);
    expect(outcome).toMatchObject({
      status: "failed",
      because: "the journal cannot be written: the disk is full",
      advice: "Free some space. Then: rampart resume r.",
    });
    expect(done).toEqual([]);
  });

  it("after a step leaves it in doubt, and nothing more is done", async () => {
    const { outcome, done, told } = await failingAt("step-finished", full);
    expect(outcome).toMatchObject({ status: "in-doubt", step: "one" });
    expect(done).toEqual(["one"]);
    expect(told).toEqual(["run-started", "step-started one"]);
  });

  it("once is not written to again, so that nothing is missing in the middle", async () => {
    const inner = freshJournal();
    const failures = [full];
    const journal = withAppend(inner, ({ event }) => {
      const failure = event.kind === "step-finished" ? failures.pop() : undefined;
      if (failure !== undefined) throw failure;
    });
    const runbook = runbookOf(({ step, parallel }) => [
      parallel({ name: "both" }, [
        step({ name: "fast", run: () => undefined }),
        step({ name: "slow", run: async () => await sleep(50, undefined) }),
      ]),
    ]);
    const outcome = await startRun(runbook, startWith(journal, { run: "r" }));
    expect(outcome).toMatchObject({ status: "in-doubt" });
    expect(await story(inner, "r")).toEqual(["run-started", "step-started fast", "step-started slow"]);
  });

  it("in a way of its own is a named state, too", async () => {
    const { outcome, done } = await failingAt("step-started", new TypeError("fetch failed"));
    expect(outcome).toMatchObject({ status: "failed", because: expect.stringContaining("fetch failed") });
    expect(done).toEqual([]);
  });

  it("for a while only, to renew a lease, ends nothing", async () => {
    const journal = freshJournal();
    let refusals = 0;
    const moody = new Proxy(journal, {
      get: (target, key): unknown => {
        if (key === "renew" && refusals < 2) {
          return async () => {
            refusals += 1;
            throw full;
          };
        }
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const runbook = runbookOf(({ step }) => [
      step({ name: "act", run: async () => await sleep(100, undefined) }),
    ]);
    const outcome = await startRun(runbook, startWith(moody, { leaseMilliseconds: 60 }));
    expect(outcome.status).toBe("completed");
    expect(refusals).toBe(2);
  });
});
