import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import { freshJournal, runbookOf, startWith } from "./harness.ts";

const done: string[] = [];

/** Steps by their names; those of a group in brackets. The one called `broken` fails. */
function named(...names: readonly (string | readonly string[])[]): Runbook {
  return runbookOf(({ step, parallel }) => {
    const one = (name: string): ReturnType<typeof step> =>
      step({
        name,
        run: () => {
          if (name === "broken") throw new Error("broken");
          done.push(name);
          return undefined;
        },
      });
    return names.map((name) =>
      typeof name === "string" ? one(name) : parallel({ name: "group" }, name.map(one)),
    );
  });
}

async function failedRun(runbook: Runbook): Promise<{ journal: Journal; run: string }> {
  const journal = freshJournal();
  const { run, status } = await startRun(runbook, startWith(journal));
  expect(status).toBe("failed");
  done.length = 0;
  return { journal, run };
}

describe("a runbook that was edited between a failure and the resume", () => {
  it.each<[string, Runbook, Runbook, string, readonly string[], readonly string[]]>([
    [
      "renamed a step that is done",
      named("a", "b", "broken"),
      named("a", "renamed", "mended"),
      '"b" is done, and is no longer in the runbook',
      ["b", "broken"],
      ["renamed", "mended"],
    ],
    [
      "removed a step that is done",
      named("a", "b", "broken", "c"),
      named("a", "broken", "c"),
      '"b" is done, and is no longer in the runbook',
      ["b"],
      [],
    ],
    [
      "put a step before one that is done",
      named("a", "b", "broken"),
      named("a", "new", "b", "mended"),
      '"new" is new, and stands before "b", which is done',
      ["new", "broken"],
      ["new", "mended"],
    ],
    [
      "put a step into a group that stands before one that is done",
      named(["a", "b"], "c", "broken"),
      named(["a", "new", "b"], "c", "mended"),
      '"new" is new, and stands before "c", which is done',
      ["new", "broken"],
      ["new", "mended"],
    ],
    [
      "changed the order of steps that are done",
      named("a", "b", "broken"),
      named("b", "a", "mended"),
      '"b" stands before "a", which is done, and stood after it',
      ["b", "broken"],
      ["mended"],
    ],
    [
      "moved a step that is not done before one that is",
      named("a", "broken", "c"),
      named("c", "a", "mended"),
      '"c" stands before "a", which is done, and stood after it',
      ["c", "broken"],
      ["c", "mended"],
    ],
  ])(
    "is refused where it %s, and runs where that is accepted",
    async (_, before, after, because, accept, wanted) => {
      const { journal, run } = await failedRun(before);
      await expect(resumeRun(after, run, startWith(journal))).rejects.toMatchObject({
        name: "InputError",
        message: expect.stringContaining(because),
      });
      expect(done).toEqual([]);
      const outcome = await resumeRun(after, run, { ...startWith(journal), accept });
      expect(done).toEqual(wanted);
      expect(outcome.status).toBe(after.items.some(({ name }) => name === "broken") ? "failed" : "completed");
    },
  );

  it("may change what is not done yet", async () => {
    const { journal, run } = await failedRun(named("a", "broken", "c"));
    const edited = named("a", "new", "broken", "d");
    expect(await resumeRun(edited, run, startWith(journal))).toMatchObject({
      status: "failed",
      step: "broken",
    });
    expect(done).toEqual(["new"]);
  });

  it("is not asked about again where a step that was accepted is not done yet", async () => {
    const { journal, run } = await failedRun(named("a", "b", "broken"));
    const edited = named("a", "broken", "b");
    const accepted = { ...startWith(journal), accept: ["broken"] };
    await expect(resumeRun(edited, run, startWith(journal))).rejects.toThrow(/"broken" stands before "b"/);
    expect(await resumeRun(edited, run, accepted)).toMatchObject({ status: "failed" });
    expect(await resumeRun(edited, run, startWith(journal))).toMatchObject({ status: "failed" });
  });

  it("is refused with a step to accept that has not changed, and says which was meant", async () => {
    const { journal, run } = await failedRun(named("first", "second", "broken"));
    const edited = named("first", "mended");
    const accepting = (...accept: readonly string[]): Parameters<typeof resumeRun>[2] => ({
      ...startWith(journal),
      accept,
    });
    await expect(resumeRun(edited, run, accepting("secnd", "broken"))).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringMatching(/no change of "secnd".*did you mean "second"\?/),
    });
    await expect(resumeRun(edited, run, accepting("first", "second", "broken"))).rejects.toThrow(
      /no change of "first"/,
    );
    await expect(resumeRun(named("first", "second", "broken"), run, accepting("second"))).rejects.toThrow(
      /leave it out/,
    );
    expect(done).toEqual([]);
  });

  it("may be named again as accepted by whoever repeats the command", async () => {
    const { journal, run } = await failedRun(named("a", "b", "broken"));
    const edited = named("a", "broken", "b");
    const accepted = { ...startWith(journal), accept: ["broken"] };
    expect(await resumeRun(edited, run, accepted)).toMatchObject({ status: "failed" });
    expect(await resumeRun(edited, run, accepted)).toMatchObject({ status: "failed" });
  });

  it("is refused where it is another runbook, or another stack", async () => {
    const { journal, run } = await failedRun(named("a", "broken"));
    const other = { ...named("a", "broken"), name: "test/other" };
    await expect(resumeRun(other, run, startWith(journal))).rejects.toThrow(/is one of test\/runbook/);
    const stack = { name: "shop/prod" } as never;
    await expect(resumeRun(named("a", "broken"), run, startWith(journal, { stack }))).rejects.toThrow(
      /works on no stack/,
    );
  });
});

describe("inputs that are others when a run is resumed", () => {
  function withInputs(): Runbook {
    const text = { type: "string", description: "a text" } as const;
    return defineRunbook(
      {
        name: "test/inputs",
        purpose: "Uses inputs",
        inputs: {
          properties: { used: text, unused: text, later: text, password: { ...text, secret: true } },
        },
      },
      ({ step }) => [
        step({
          name: "use",
          run: ({ inputs }) => void done.push(`${inputs.used} ${inputs.password?.length}`),
        }),
        step({
          name: "later",
          run: ({ inputs }) => {
            if (inputs.later === "bad") throw new Error("bad input");
            done.push(`${inputs.later}`);
          },
        }),
      ],
    );
  }

  const inputs = { used: "a", unused: "b", later: "bad", password: "correct horse" };

  it("are refused by name where a step that is done used them, and pass where they are accepted", async () => {
    const journal = freshJournal();
    const { run } = await startRun(withInputs(), startWith(journal, { inputs }));
    done.length = 0;
    const other = startWith(journal, { inputs: { ...inputs, used: "z", later: "good" } });
    await expect(resumeRun(withInputs(), run, other)).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringContaining('"use" is done, and used another value of used'),
    });
    expect(await resumeRun(withInputs(), run, { ...other, accept: ["use"] })).toMatchObject({
      status: "completed",
    });
    expect(done).toEqual(["good"]);
  });

  it("may be, where only steps that are not done use them, or nobody; secrets have no hash", async () => {
    const journal = freshJournal();
    const { run } = await startRun(withInputs(), startWith(journal, { inputs }));
    done.length = 0;
    const other = { ...inputs, unused: "y", later: "good", password: "another horse" };
    expect(await resumeRun(withInputs(), run, startWith(journal, { inputs: other }))).toMatchObject({
      status: "completed",
    });
    expect(done).toEqual(["good"]);
  });
});
