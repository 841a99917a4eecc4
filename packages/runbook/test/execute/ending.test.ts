import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { CommandFlags } from "../../src/execute/advice.ts";
import type { Notice } from "../../src/execute/observer.ts";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import { recordOf } from "../../src/record/record.ts";
import { crashedAfter, eventsOf, freshJournal, runbookOf, startWith } from "./harness.ts";

describe("Ctrl-C once", () => {
  it("lets the step end, begins no other, and says how to go on", async () => {
    const journal = freshJournal();
    const stop = new AbortController();
    const done: string[] = [];
    const notices: Notice[] = [];
    const runbook = runbookOf(({ step }) => [
      step({
        name: "one",
        run: async () => {
          stop.abort();
          await new Promise((resolve) => setImmediate(resolve));
          done.push("one");
        },
      }),
      step({ name: "two", run: () => void done.push("two") }),
    ]);
    const observe = (notice: Notice): void => void notices.push(notice);
    const outcome = await startRun(runbook, startWith(journal, { stop: stop.signal, observe }));
    expect(outcome).toMatchObject({ status: "aborted", because: 'stopped before "two"' });
    expect(outcome.advice).toContain(`rampart resume ${outcome.run}`);
    expect(notices).toContainEqual({ kind: "stopping", step: "one" });
    expect(await resumeRun(runbook, outcome.run, startWith(journal))).toMatchObject({ status: "completed" });
    expect(done).toEqual(["one", "two"]);
  });

  it("in the last step changes nothing: all is done", async () => {
    const stop = new AbortController();
    const runbook = runbookOf(({ step }) => [step({ name: "only", run: () => stop.abort() })]);
    const outcome = await startRun(runbook, startWith(freshJournal(), { stop: stop.signal }));
    expect(outcome.status).toBe("completed");
  });
});

describe("Ctrl-C twice", () => {
  function abortable(abort: AbortController, more: object = {}): Runbook {
    return runbookOf(({ step }) => [
      step({
        name: "long",
        run: async ({ $ }) => {
          setTimeout(() => abort.abort(), 100);
          await $`sleep 60`;
        },
        ...more,
      }),
    ]);
  }

  it("ends the step with its commands, which is then in doubt", async () => {
    const journal = freshJournal();
    const abort = new AbortController();
    const began = performance.now();
    const outcome = await startRun(abortable(abort), startWith(journal, { abort: abort.signal }));
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(outcome).toMatchObject({ status: "aborted", step: "long" });
    expect(await eventsOf(journal, outcome.run)).toContainEqual(
      expect.objectContaining({ kind: "step-failed", failure: expect.objectContaining({ kind: "aborted" }) }),
    );
    expect(await resumeRun(abortable(abort), outcome.run, startWith(journal))).toMatchObject({
      status: "in-doubt",
    });
  });

  it("leaves no doubt where there is a probe", async () => {
    const journal = freshJournal();
    const abort = new AbortController();
    const probed = { probe: () => ({ is: "done" }) };
    const { run } = await startRun(abortable(abort, probed), startWith(journal, { abort: abort.signal }));
    expect(await resumeRun(abortable(abort, probed), run, startWith(journal))).toMatchObject({
      status: "completed",
    });
  });

  it("while what changed is read does not call the step failed", async () => {
    const journal = freshJournal();
    const abort = new AbortController();
    const acted = new Set<string>();
    const runbook = runbookOf(({ step, target }) => [
      step({
        name: "act",
        reads: {
          disk: target({
            name: "disk",
            read: () => {
              if (acted.has("act")) abort.abort();
              return { size: 1 };
            },
          }),
        },
        changes: () => ({}),
        run: () => void acted.add("act"),
      }),
      step({ name: "next", run: () => undefined }),
    ]);
    const { run, status } = await startRun(runbook, startWith(journal, { abort: abort.signal }));
    expect(status).toBe("aborted");
    expect(await eventsOf(journal, run)).toContainEqual(
      expect.objectContaining({ kind: "step-finished", step: "act" }),
    );
    expect(await resumeRun(runbook, run, startWith(journal))).toMatchObject({ status: "completed" });
  });

  it("before anything began ends the run as aborted", async () => {
    const runbook = runbookOf(({ step }) => [step({ name: "act", run: () => undefined })]);
    const outcome = await startRun(runbook, startWith(freshJournal(), { abort: AbortSignal.abort() }));
    expect(outcome).toMatchObject({ status: "aborted" });
  });
});

describe("the command that is advised", () => {
  const flags: CommandFlags = (command) =>
    command === "undo" || command === "resume" ? ["--stack", "prod", "--key", "/home/a b/it's"] : [];
  const QUOTED = "--stack prod --key '/home/a b/it'\\''s'";

  function failing(): Runbook {
    return runbookOf(({ step }) => [
      step({
        name: "pay",
        run: () => {
          throw new Error("broken");
        },
      }),
    ]);
  }

  it("names the run as the caller would, in words that a shell takes as they are", async () => {
    const outcome = await startRun(failing(), startWith(freshJournal(), { flags }));
    expect(outcome.advice).toBe(
      `When it is mended: rampart resume ${outcome.run} ${QUOTED}. To take back what was done: rampart undo ${outcome.run} ${QUOTED}.`,
    );
    const [, words = ""] = /(--stack .*?)\. To/.exec(outcome.advice ?? "") ?? [];
    const printed = execFileSync("sh", ["-c", `printf '%s\\n' ${words}`], { encoding: "utf8" });
    expect(printed.trimEnd().split("\n")).toEqual(flags("resume"));
  });

  it("does so too for whoever begins over an unfinished run", async () => {
    const journal = freshJournal();
    const { run } = await startRun(failing(), startWith(journal));
    await expect(startRun(failing(), startWith(journal, { flags }))).rejects.toMatchObject({
      message: expect.stringContaining(`rampart resume ${run} ${QUOTED}`),
    });
  });

  it("quotes the name of a step, whatever it is called", async () => {
    const journal = freshJournal();
    const runbook = runbookOf(({ forEach }) => [
      forEach({
        name: "pay",
        items: () => ["$5"],
        key: (item) => item,
        step: () => ({ run: () => undefined }),
      }),
    ]);
    const { run } = await startRun(runbook, startWith(journal));
    const crashed = await crashedAfter(journal, run, ({ kind }) => kind === "step-started");
    const outcome = await resumeRun(runbook, run, startWith(crashed, { flags }));
    expect(outcome).toMatchObject({ status: "in-doubt" });
    expect(outcome.advice).toContain(`rampart resume ${run} ${QUOTED} --mark 'pay[$5]=done'`);
  });
});

describe("the objective of a run that was refused", () => {
  function gated(isActedBefore: boolean): Runbook {
    return defineRunbook(
      {
        name: "test/gated",
        purpose: "Recovers",
        inputs: { properties: {} },
        objectives: { rto: "15m" },
      },
      ({ step, gate }) => [
        ...(isActedBefore ? [step({ name: "act", run: () => undefined })] : []),
        gate({ name: "may it", reads: {}, check: () => ({ passes: false, value: "no" }) }),
      ],
    );
  }

  it("is not judged where nothing was begun, and is missed where something was", async () => {
    for (const [isActedBefore, met] of [
      [false, undefined],
      [true, false],
    ] as const) {
      const journal = freshJournal();
      const { run, status } = await startRun(gated(isActedBefore), startWith(journal));
      expect(status).toBe("refused");
      expect(recordOf(await journal.read(run)).objective.rto).toEqual({
        objective: 900,
        ...(met === undefined ? {} : { met }),
      });
    }
  });
});

describe("whoever watches", () => {
  it("cannot break a run, be it by throwing or by a rejected promise", async () => {
    const runbook = runbookOf(({ step }) => [
      step({ name: "act", run: ({ progress }) => progress(1, 2, "files") }),
    ]);
    for (const observe of [
      () => {
        throw new Error("broken terminal");
      },
      async () => await Promise.reject(new Error("broken pipe")),
    ]) {
      expect(await startRun(runbook, startWith(freshJournal(), { observe }))).toMatchObject({
        status: "completed",
      });
    }
  });
});

describe("clients", () => {
  interface Client {
    readonly name: string;
    [Symbol.asyncDispose](): Promise<void>;
  }

  function withClients(make: () => { db: Client }, steps: number): Runbook {
    return defineRunbook(
      { name: "test/clients", purpose: "Has clients", inputs: { properties: {} }, clients: make },
      ({ step }) =>
        Array.from({ length: steps }, (_, index) =>
          step({
            name: `step ${index}`,
            run: ({ clients }) => clients.db.name,
          }),
        ),
    );
  }

  it("are made once for all steps and closed when the run ends", async () => {
    const events: string[] = [];
    const make = (): { db: Client } => {
      events.push("made");
      return { db: { name: "db", [Symbol.asyncDispose]: async () => void events.push("closed") } };
    };
    await startRun(withClients(make, 3), startWith(freshJournal()));
    expect(events).toEqual(["made", "closed"]);
  });

  it("that hang when they are closed do not keep the lock", async () => {
    const journal = freshJournal();
    const hang = new Promise<void>(() => undefined);
    const make = (): { db: Client } => ({
      db: { name: "db", [Symbol.asyncDispose]: async () => await hang },
    });
    expect(await startRun(withClients(make, 1), startWith(journal))).toMatchObject({ status: "completed" });
    expect(await startRun(withClients(make, 1), startWith(journal))).toMatchObject({ status: "completed" });
  }, 60_000);
});

describe("five hundred steps", () => {
  it("leave no listeners behind", async () => {
    const warnings: string[] = [];
    const warn = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", warn);
    const stop = new AbortController();
    const abort = new AbortController();
    const runbook = runbookOf(({ step }) =>
      Array.from({ length: 500 }, (_, index) => step({ name: `step ${index}`, run: () => undefined })),
    );
    const options = startWith(freshJournal(), { stop: stop.signal, abort: abort.signal });
    expect(await startRun(runbook, options)).toMatchObject({ status: "completed" });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", warn);
    expect(warnings).toEqual([]);
  });
});
