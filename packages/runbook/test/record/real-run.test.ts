import type { RunRecord } from "@rampart/core/run-record";
import { describe, expect, it } from "vitest";
import { resumeRun } from "../../src/execute/resume.ts";
import { startRun } from "../../src/execute/start.ts";
import type { Entry, Operator } from "../../src/journal/entry.ts";
import { memoryJournal } from "../../src/journal/memory.ts";
import { verifyChain } from "../../src/journal/verify.ts";
import { defineRunbook } from "../../src/model/define.ts";
import type { Runbook } from "../../src/model/runbook.ts";
import { partFactsOf } from "../../src/record/part-facts.ts";
import { recordOf } from "../../src/record/record.ts";
import { summaryOf } from "../../src/record/summary.ts";

const ADA: Operator = { name: "ada", host: "here", pid: process.pid };

/** Copies two files and counts them; the second copy works from the given attempt on. */
function copying(worksFrom: number): Runbook {
  let tried = 0;
  let copied = 0;
  return defineRunbook(
    {
      name: "test/copying",
      purpose: "Copies",
      inputs: { properties: {} },
      objectives: { rto: "1h", rpo: "1m" },
    },
    (author) => {
      const files = author.target({ name: "files", read: () => ({ copied }) });
      return [
        author.gate({
          name: "room",
          reads: { files },
          check: () => ({ passes: true, value: "2 GB free" }),
        }),
        author.forEach<string, undefined, { readonly files: typeof files }>({
          name: "copy",
          items: () => ["a", "b"],
          key: (item) => item,
          step: (item) => ({
            reads: { files },
            changes: (state) => ({ files: { copied: (state.files?.copied ?? 0) + 1 } }),
            run: () => {
              if (item === "b") {
                tried += 1;
                if (tried < worksFrom) throw new Error("no route to b");
              }
              copied += 1;
              return undefined;
            },
          }),
        }),
        author.step({
          name: "count",
          purpose: "Counts what is there",
          ifItFails: "Count by hand.",
          run: () => ({ rpo: { seconds: 1.5, rows: 3 } }),
          verify: () => ({ passes: copied === 2, value: `${copied} files`, objective: "2 files" }),
        }),
      ];
    },
  );
}

interface Recorded {
  readonly entries: readonly Entry[];
  readonly record: RunRecord;
}

async function run(runbook: Runbook, resumes: number): Promise<Recorded> {
  const journal = memoryJournal();
  let { run: id } = await startRun(runbook, { inputs: {}, journal, operator: ADA });
  for (let time = 0; time < resumes; time += 1) {
    ({ run: id } = await resumeRun(runbook, id, { inputs: {}, journal, operator: ADA }));
  }
  const entries = await journal.read(id);
  return { entries, record: recordOf(entries, verifyChain(id, entries)) };
}

const statusesOf = ({ steps }: RunRecord): Record<string, string> =>
  Object.fromEntries(steps.map(({ name, status }) => [name, status]));

describe("the record of what the executor really wrote", () => {
  it("of a completed run", async () => {
    const { record, entries } = await run(copying(1), 0);
    expect(record.status).toBe("completed");
    expect(statusesOf(record)).toEqual({
      room: "done",
      copy: "done",
      "copy[a]": "done",
      "copy[b]": "done",
      count: "done",
    });
    expect(record.chain).toMatchObject({ verified: true, problems: [] });
    expect(record.objective.rto.met).toBe(true);
    expect(record.objective.rpo).toEqual({ objective: 60, measured: 1.5, rows: 3, met: true });
    expect(record.steps.find(({ name }) => name === "count")?.check).toEqual({
      passes: true,
      value: "2 files",
      objective: "2 files",
    });
    const { total, ...phases } = record.phases;
    expect(Object.values(phases).reduce((sum, time) => sum + time, 0)).toBe(total);
    expect(summaryOf(entries)).toMatchObject({ status: "completed", steps: { done: 4, of: 4 } });
  });

  it("of a run that failed, and of the same run resumed", async () => {
    const { record: failed } = await run(copying(2), 0);
    expect(failed).toMatchObject({ status: "failed", stoppedAt: "copy[b]" });
    expect(statusesOf(failed)).toMatchObject({
      "copy[a]": "done",
      "copy[b]": "failed",
      count: "not-started",
    });
    expect(failed.objective.rto.met).toBe(false);

    const { record: resumed } = await run(copying(2), 1);
    expect(resumed.status).toBe("completed");
    expect(statusesOf(resumed)).toMatchObject({ "copy[a]": "done", "copy[b]": "done", count: "done" });
    expect(resumed.operators.map(({ how }) => how)).toEqual(["started", "resumed"]);
    const again = resumed.steps.find(({ name }) => name === "copy[b]");
    expect(again?.attempts.map(({ failure }) => failure?.message)).toEqual(["no route to b", undefined]);
  });

  it("shows the same plan as was done, where the runbook kept its word", async () => {
    const { record } = await run(copying(1), 0);
    const copy = record.steps.find(({ name }) => name === "copy[a]");
    expect(copy?.planned).not.toEqual([]);
    expect(copy?.executed).toEqual(copy?.planned);
    expect(record.steps.flatMap(({ differences }) => differences)).toEqual([]);
  });
});

describe("what a journal notes of the parts of a runbook", () => {
  it("is their kind, their group, and what to do if they fail", () => {
    const runbook = defineRunbook(
      { name: "test/parts", purpose: "Has parts", inputs: { properties: {} } },
      (author) => [
        author.parallel({ name: "both" }, [
          author.step({ name: "one", purpose: "Does one", run: () => undefined }),
          author.manual({ name: "two", ifItFails: "Ask.", instructions: () => "Do two" }),
        ]),
      ],
    );
    expect(partFactsOf(runbook.items)).toEqual([
      { name: "both", kind: "parallel" },
      { name: "one", kind: "step", purpose: "Does one", within: "both" },
      { name: "two", kind: "manual", ifItFails: "Ask.", within: "both" },
    ]);
  });
});
