import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Notice } from "../../src/execute/observer.ts";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import { openSqliteJournal } from "../../src/journal/sqlite/open-sqlite-journal.ts";
import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import { freshJournal, startWith } from "./harness.ts";

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

const INPUTS = {
  properties: { password: { type: "string", description: "a password", secret: true } },
} as const;

/** A runbook that does all it can to give its password away. */
function leaky(how: "ends" | "fails"): Runbook {
  return defineRunbook({ name: "test/leaky", purpose: "Leaks", inputs: INPUTS }, (author) => {
    const { step, gate, forEach, manual, target } = author;
    const wall = target({ name: "wall", read: ({ inputs }) => ({ text: inputs.password ?? "" }) });
    return [
      gate({
        name: "look",
        reads: { wall },
        check: (_, { password }) => ({ passes: true, value: `it says ${password}`, advice: `${password}` }),
      }),
      step({
        name: "print",
        reads: { wall },
        changes: (_, { password }) => ({ wall: { text: `${password}!` } }),
        run: async ({ $, inputs, log, progress }) => {
          log(`the password is ${inputs.password}`);
          progress(1, 2, `${inputs.password}s`);
          await $({ input: inputs.password ?? "" })`cat; printf 'and more'`;
          return { password: inputs.password ?? "", list: [inputs.password ?? ""] };
        },
        verify: (_, result) => ({ passes: true, value: `${result.password}` }),
      }),
      forEach({
        name: "each",
        items: ({ inputs }) => [`item of ${inputs.password}`],
        key: (item) => item,
        step: (item) => ({ run: ({ log }) => log(item) }),
      }),
      manual({
        name: "type",
        instructions: ({ password }) => `Type ${password}.`,
        probe: ({ inputs }) => ({ is: "unknown", because: `${inputs.password}?` }),
      }),
      step({
        name: "last",
        run: ({ inputs }) => {
          if (how === "fails")
            throw new Error(`wrong: ${inputs.password}`, { cause: new Error(`${inputs.password}`) });
        },
      }),
    ];
  });
}

describe("a secret", () => {
  it("is in nothing that is written, told or given back", async () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9!#%^*_+:,.?/-]{10,24}$/);
    await fc.assert(
      fc.asyncProperty(secret, fc.constantFrom("ends", "fails"), async (password, how) => {
        const directory = mkdtempSync(join(tmpdir(), "rampart-secret-"));
        directories.push(directory);
        const journal = await openSqliteJournal(join(directory, "journal.db"));
        const notices: Notice[] = [];
        const person = { confirm: async () => ({ by: "Ada", note: `typed ${password}` }) };
        const outcome = await startRun(
          leaky(how),
          startWith(journal, {
            inputs: { password },
            person,
            observe: (notice) => void notices.push(notice),
          }),
        );
        const bytes = readdirSync(directory)
          .map((name) => readFileSync(join(directory, name), "latin1"))
          .join("\n");
        await journal.close();
        expect(outcome.status).toBe(how === "ends" ? "completed" : "failed");
        expect(JSON.stringify(notices)).not.toContain(password);
        expect(JSON.stringify(outcome)).not.toContain(password);
        expect(bytes).not.toContain(password);
        expect(bytes).toContain("[secret]");
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("in what a runbook locks is refused, since locks are shown to others", async () => {
    const runbook = defineRunbook(
      { name: "test/lock", purpose: "Locks", inputs: INPUTS, lock: ({ password }) => `db ${password}` },
      ({ step }) => [step({ name: "act", run: () => undefined })],
    );
    const journal = freshJournal();
    await expect(
      startRun(runbook, startWith(journal, { inputs: { password: "hunter2hunter2" } })),
    ).rejects.toMatchObject({ name: "InputError", message: expect.stringContaining("holds a secret") });
    expect(await journal.lastRun("db hunter2hunter2")).toBeUndefined();
  });

  it("that is part of the name of a step does not have the step done twice", async () => {
    const done: string[] = [];
    const faults = new Set(["broken"]);
    const runbook = defineRunbook(
      { name: "test/database", purpose: "Is named", inputs: INPUTS },
      ({ step }) => [
        step({ name: "stop database", run: () => void done.push("stop") }),
        step({
          name: "start database",
          run: () => {
            if (faults.size > 0) throw new Error("broken");
            done.push("start");
          },
        }),
      ],
    );
    const journal = freshJournal();
    const options = startWith(journal, { inputs: { password: "database" } });
    const { run, status } = await startRun(runbook, options);
    expect(status).toBe("failed");
    faults.clear();
    expect(await resumeRun(runbook, run, options)).toMatchObject({ status: "completed" });
    expect(done).toEqual(["stop", "start"]);
  });
});
