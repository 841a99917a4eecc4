import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSqliteJournal, verifyChain } from "@rampart/runbook/journal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Effects } from "./effects.ts";
import type { Answer, Task } from "./matrix-child.ts";
import { ACTS } from "./ten-steps.ts";

const CHILD = fileURLToPath(new URL("./matrix-child.ts", import.meta.url));
const DEADLINE = 300_000;
/** Less than one page of SQLite, so that exactly the last transaction is torn. */
const TORN_BYTES = 100;
const LANES = 2;

type When = "before" | "after" | "torn";

/** The process is killed at one write of the journal. */
interface Case {
  readonly write: number;
  readonly when: When;
  readonly directory: string;
}

/** What came of a case once the run was resumed. */
interface Ended extends Case {
  readonly answers: readonly Answer[];
}

let root: string;
let writes: number;
const ended = new Map<string, Ended>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "rampart-matrix-"));
  writes = await countWrites();
  const cases = casesOf(writes);
  await Promise.all(
    Array.from({ length: LANES }, (_, lane) => goThrough(cases.filter((_, at) => at % LANES === lane))),
  );
}, DEADLINE);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a run that was killed at a write of its journal", () => {
  it("is killed at each of them", () => {
    expect(writes).toBeGreaterThan(20);
    expect(ended.size).toBe(3 * writes);
  });

  it.each<When>(["before", "after", "torn"])(
    "is completed by one resume, each act done once and each entry in its place (%s)",
    async (when) => {
      for (let write = 1; write <= writes; write += 1) {
        const { answers, directory } = caseAt(write, when);
        const where = `${when} write ${write}`;
        const { acts, problems, resumes } = await traces(directory);
        expect({ where, acts: acts.toSorted() }).toEqual({ where, acts: ACTS.toSorted() });
        expect({ where, problems }).toEqual({ where, problems: [] });
        const hadBegun = write > 1 || when === "after";
        const hadEnded = write === writes && when === "after";
        expect({ where, resumes }).toEqual({ where, resumes: hadBegun && !hadEnded ? 1 : 0 });
        // What is not there, and what has ended, cannot be resumed; the next task of the process starts it.
        if (!hadBegun) expect(answers).toMatchObject([{ error: "InputError" }, { status: "completed" }]);
        else if (hadEnded)
          expect(answers).toMatchObject([{ error: "InputError", message: /completed already/ }]);
        else expect({ where, answers }).toMatchObject({ where, answers: [{ status: "completed" }] });
      }
    },
  );
});

function caseAt(write: number, when: When): Ended {
  const found = ended.get(`${write} ${when}`);
  if (found === undefined) throw new Error(`there is no case ${when} write ${write}`);
  return found;
}

function casesOf(count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((write) =>
    (["before", "after", "torn"] as const).map((when) => ({
      write,
      when,
      directory: join(root, `${write}-${when}`),
    })),
  );
}

/** One process resumes a case and is killed in the next one, which saves every second start of a process. */
async function goThrough(cases: readonly Case[]): Promise<void> {
  let before: Case | undefined;
  for (const next of [...cases, undefined]) {
    const tasks = before === undefined ? [] : resumption(before);
    const answers = await run(next === undefined ? tasks : [...tasks, begin(next)], next !== undefined);
    if (before !== undefined) {
      ended.set(`${before.write} ${before.when}`, { ...before, answers });
      if (answers.length !== tasks.length) throw new Error(`the child gave ${answers.length} answers`);
    }
    if (next?.when === "torn") tear(next.directory);
    before = next;
  }
}

function resumption({ directory, write, when }: Case): readonly Task[] {
  const resume: Task = { directory, act: "resume" };
  return write === 1 && when !== "after" ? [resume, { directory, act: "start" }] : [resume];
}

function begin({ directory, write, when }: Case): Task {
  mkdirSync(directory);
  return { directory, act: "start", kill: { write, when: when === "before" ? "before" : "after" } };
}

/** Loses the end of what was written last, as a power failure does in the middle of a write. */
function tear(directory: string): void {
  const wal = join(directory, "journal.db-wal");
  truncateSync(wal, statSync(wal).size - TORN_BYTES);
  // After a power failure nobody has mapped it, and it is not there.
  rmSync(join(directory, "journal.db-shm"), { force: true });
}

async function run(tasks: readonly Task[], isKilled: boolean): Promise<readonly Answer[]> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(tasks)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  let complaints = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on("close", (...how) => resolve(how)),
  );
  if (isKilled ? signal !== "SIGKILL" : code !== 0) {
    throw new Error(`the child ended with ${signal ?? code}: ${complaints}${printed}`);
  }
  return printed
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Answer);
}

async function countWrites(): Promise<number> {
  const directory = join(root, "undisturbed");
  mkdirSync(directory);
  expect(await run([{ directory, act: "start" }], false)).toMatchObject([{ status: "completed" }]);
  const { acts, seq } = await traces(directory);
  expect(acts).toEqual(ACTS);
  return seq;
}

/** What a run left, read from copies so that looking changes nothing. */
async function traces(directory: string): Promise<{
  readonly acts: readonly string[];
  readonly problems: readonly unknown[];
  readonly resumes: number;
  readonly seq: number;
}> {
  expect(existsSync(join(directory, "journal.db"))).toBe(true);
  const copy = `${directory}-copy`;
  cpSync(directory, copy, { recursive: true });
  const journal = await openSqliteJournal(join(copy, "journal.db"));
  const [head] = await journal.heads();
  const entries = await journal.read(head?.run ?? "");
  await journal.close();
  return {
    acts: new Effects(directory).all,
    problems: verifyChain(head?.run ?? "", entries, head),
    resumes: entries.filter(({ event }) => event.kind === "run-resumed").length,
    seq: entries.length,
  };
}
