import { mkdtempSync, readdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StartOptions } from "../../src/execute/options.ts";
import { previewPlan } from "../../src/execute/preview-plan.ts";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Journal } from "../../src/journal/journal.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import type { Step } from "../../src/model/step.ts";
import { thisOperator } from "../../src/operator/operator.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { recordOf } from "../../src/record/record.ts";
import { keyPairs } from "../approvals/keys.ts";
import { crashedAfter, eventsOf, freshJournal, runbookOf, startWith, story } from "./harness.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rampart-plan-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (...names: readonly string[]): void => {
  for (const name of names) writeFileSync(join(folder, name), "");
};
const left = (): readonly string[] => readdirSync(folder).sort();

interface More {
  readonly isListedLater?: boolean;
  readonly approvalsOfItem?: number;
  readonly last?: { readonly approvals: number };
}

/** A first step that makes `files`, and a group that deletes whatever there is. */
function makeAndDelete(
  files: readonly string[],
  { isListedLater, approvalsOfItem, last }: More = {},
): Runbook {
  return runbookOf(({ step, forEach }) => [
    step({ name: "make", run: () => put(...files) }),
    forEach({
      name: "delete",
      items: () => left(),
      key: (file) => file,
      ...(isListedLater === undefined ? {} : { isListedLater }),
      step: (file) => ({
        ...(approvalsOfItem === undefined ? {} : { approvals: approvalsOfItem }),
        run: () => unlinkSync(join(folder, file)),
      }),
    }),
    step({ name: "after", run: () => undefined, ...last }),
  ]);
}

/** As `--plan` and `--apply` do it. */
async function planned(runbook: Runbook): Promise<Plan> {
  return await previewPlan(runbook, { inputs: {} });
}

async function applied(
  runbook: Runbook,
  journal: Journal,
  more: Partial<StartOptions> = {},
): ReturnType<typeof startRun> {
  return await startRun(runbook, startWith(journal, { plan: await planned(runbook), ...more }));
}

describe("a plan that is applied", () => {
  it("is what is run: items that it did not show are named, and none of the group is begun", async () => {
    const journal = freshJournal();
    put("known");
    const runbook = makeAndDelete(["a", "b"]);
    const outcome = await applied(runbook, journal);
    expect(outcome).toMatchObject({ status: "refused", step: "delete" });
    expect(outcome.because).toContain('"a", "b"');
    expect(outcome.because).not.toContain('"known"');
    expect(outcome.advice).toContain(`rampart resume ${outcome.run}`);
    expect(outcome.advice).toContain('--accept-change "delete"');
    expect(left()).toEqual(["a", "b", "known"]);
    expect(await story(journal, outcome.run)).not.toContainEqual(
      expect.stringMatching(/^step-started delete/),
    );
  });

  it("is gone beyond where an operator accepts the items that were named, and only these", async () => {
    const journal = freshJournal();
    const runbook = makeAndDelete(["a", "b"]);
    const { run } = await applied(runbook, journal);
    put("later");
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({
      status: "refused",
      step: "delete",
    });
    expect(left()).toEqual(["a", "b", "later"]);
    const outcome = await resumeRun(runbook, run, { ...startWith(journal), accept: ["delete"] });
    expect(outcome).toMatchObject({ status: "completed" });
    expect(left()).toEqual(["later"]);
  });

  it("cannot be gone beyond before anybody was told what there is to accept", async () => {
    const journal = freshJournal();
    let tries = 0;
    const runbook = runbookOf(({ step, forEach }) => [
      step({
        name: "make",
        run: () => {
          tries += 1;
          if (tries === 1) throw new Error("not yet");
          put("a");
        },
      }),
      forEach({
        name: "delete",
        items: () => left(),
        key: (file) => file,
        step: (file) => ({ run: () => unlinkSync(join(folder, file)) }),
      }),
    ]);
    const { run } = await applied(runbook, journal);
    await expect(resumeRun(runbook, run, { ...startWith(journal), accept: ["delete"] })).rejects.toThrow(
      "delete",
    );
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "refused" });
    expect(left()).toEqual(["a"]);
  });

  it("that did not hold is not gone beyond by resuming the run", async () => {
    const journal = freshJournal();
    let size = 1;
    const done: string[] = [];
    const runbook = runbookOf(({ step, target }) => {
      const disk = target({ name: "disk", read: () => ({ size }) });
      return [step({ name: "grow", reads: { disk }, run: () => void done.push("grow") })];
    });
    const plan = await planned(runbook);
    size = 2;
    const outcome = await startRun(runbook, startWith(journal, { plan }));
    expect(outcome).toMatchObject({ status: "refused", because: expect.stringContaining("disk") });
    // Killed before the plan was compared, or told that it does not hold: the journal has no more of it.
    const killed = await crashedAfter(journal, outcome.run, ({ kind }) => kind === "run-started");
    for (const written of [journal, killed]) {
      const again = resumeRun(runbook, outcome.run, startWith(written));
      await expect(again).rejects.toThrow("before its plan was found to hold");
    }
    expect(done).toEqual([]);
  });

  it("stays what is run when the run is resumed before the items were listed", async () => {
    const journal = freshJournal();
    const ended = new AbortController();
    const runbook = runbookOf(({ step, forEach }) => [
      step({
        name: "make",
        run: () => {
          put("a");
          ended.abort();
        },
      }),
      forEach({
        name: "delete",
        items: () => left(),
        key: (file) => file,
        step: (file) => ({ run: () => unlinkSync(join(folder, file)) }),
      }),
    ]);
    const stopped = await applied(runbook, journal, { stop: ended.signal });
    expect(stopped).toMatchObject({ status: "aborted" });
    expect(await resumeRun(runbook, stopped.run, startWith(journal))).toMatchObject({
      status: "refused",
      because: expect.stringContaining('"a"'),
    });
    expect(left()).toEqual(["a"]);
  });

  it("puts up with items that have vanished", async () => {
    put("a", "b");
    const runbook = runbookOf(({ step, forEach }) => [
      step({ name: "tidy", run: () => unlinkSync(join(folder, "a")) }),
      forEach({
        name: "delete",
        items: () => left(),
        key: (file) => file,
        step: (file) => ({ run: () => unlinkSync(join(folder, file)) }),
      }),
    ]);
    expect(await applied(runbook, freshJournal())).toMatchObject({ status: "completed" });
    expect(left()).toEqual([]);
  });

  it("lets a group run of which it said that it is listed later", async () => {
    const runbook = makeAndDelete(["a", "b"], { isListedLater: true });
    expect((await planned(runbook)).steps).toMatchObject([
      { name: "make" },
      { name: "delete", undetermined: "its items are listed when its turn comes" },
      { name: "after" },
    ]);
    expect(await applied(runbook, freshJournal())).toMatchObject({ status: "completed" });
    expect(left()).toEqual([]);
  });

  it("lets a group run whose items ask for the result of a step before it", async () => {
    const runbook = runbookOf(({ step, forEach }) => {
      const make: Step<readonly string[]> = step({
        name: "make",
        run: () => {
          put("a");
          return ["a"];
        },
      });
      return [
        make,
        forEach({
          name: "delete",
          items: ({ resultOf }) => resultOf(make),
          key: (file) => file,
          step: (file) => ({ run: () => unlinkSync(join(folder, file)) }),
        }),
      ];
    });
    expect(await applied(runbook, freshJournal())).toMatchObject({ status: "completed" });
    expect(left()).toEqual([]);
  });

  it("does exactly the items that were both planned and listed, or refuses all of them", async () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
    await fc.assert(
      fc.asyncProperty(names, names, async (before, after) => {
        const done: string[] = [];
        let now = before;
        const runbook = runbookOf(({ step, forEach }) => [
          step({
            name: "change",
            run: () => {
              now = after;
            },
          }),
          forEach({
            name: "do",
            items: () => now,
            key: (item) => item,
            step: (item) => ({ run: () => void done.push(item) }),
          }),
        ]);
        const { status } = await applied(runbook, freshJournal());
        const isCovered = after.every((item) => before.includes(item));
        expect([status, done]).toEqual(isCovered ? ["completed", after] : ["refused", []]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the record of a run", () => {
  /** The differences that it finds in a group that deletes what the step before it made. */
  async function differencesOf(isListedLater: boolean): Promise<readonly unknown[]> {
    const journal = freshJournal();
    const runbook = runbookOf(({ step, forEach, target }) => [
      step({ name: "make", run: () => put("a") }),
      forEach({
        name: "delete",
        isListedLater,
        items: () => left(),
        key: (name) => name,
        step: (name) => {
          const file = target({
            name: `file ${name}`,
            read: () => (left().includes(name) ? { isThere: true } : undefined),
          });
          return {
            reads: { file },
            changes: () => ({ file: undefined }),
            run: () => unlinkSync(join(folder, name)),
          };
        },
      }),
    ]);
    const { run, status } = await startRun(runbook, startWith(journal));
    expect(status).toBe("completed");
    const step = recordOf(await journal.read(run)).steps.find(({ name }) => name === "delete[a]");
    expect(step?.executed).toMatchObject([{ target: "file a", action: "delete" }]);
    return step?.differences ?? [];
  }

  it("finds no difference where the plan said that it cannot tell, and all where it said that it could", async () => {
    expect(await differencesOf(true)).toEqual([]);
    expect(await differencesOf(false)).toMatchObject([{ target: "file a", kind: "not-planned" }]);
  });
});

describe("a run without an applied plan and without approvals", () => {
  it("does the items that there are when their turn comes", async () => {
    const runbook = makeAndDelete(["a", "b"]);
    expect(await startRun(runbook, startWith(freshJournal()))).toMatchObject({ status: "completed" });
    expect(left()).toEqual([]);
  });
});

describe("approvals, which sign the hash of the plan", () => {
  const newKey = keyPairs();

  it.each<[string, More]>([
    ["of a step after the group", { last: { approvals: 1 } }],
    ["of the items", { approvalsOfItem: 1 }],
  ])("%s stand for no item that the plan did not show", async (_, more) => {
    const journal = freshJournal();
    const { file, publicKey } = newKey();
    const approvers = [
      { name: "Ada", sshKey: publicKey },
      { name: "Grace", sshKey: newKey().publicKey },
    ];
    const runbook = makeAndDelete(["a"], more);
    const run = "2026-11-20-signed";
    const operator = await thisOperator({
      as: "Ada",
      key: file,
      run,
      runbook: runbook.name,
      people: { approvers },
    });
    const outcome = await startRun(runbook, { ...startWith(journal, { run, approvers }), operator });
    expect(outcome).toMatchObject({
      status: "refused",
      step: "delete",
      because: expect.stringContaining('"a"'),
    });
    const kinds = (await eventsOf(journal, run)).map(({ kind }) => kind);
    expect(kinds).not.toContain("approval-requested");
    const accepted = { ...startWith(journal, { approvers }), operator, accept: ["delete"] };
    expect(await resumeRun(runbook, run, accepted)).toMatchObject({ status: "waiting" });
  });
});
