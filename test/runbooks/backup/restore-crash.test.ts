import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openSqliteJournal, verifyChain } from "@rampart/runbook/journal";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer, Task } from "./crash-child.ts";
import { askRestored, Orders } from "./orders.ts";

const CHILD = fileURLToPath(new URL("crash-child.ts", import.meta.url));
const LANES = 2;
/** Of the writes that have nothing to do with the restore itself only some are tried, which saves minutes. */
const OTHER_WRITES = 3;
const SEED = 6;

let orders: Orders;
beforeAll(async () => {
  orders = await Orders.start();
  await orders.archiving.takeBaseBackup("base");
  for (let index = 0; index < 5; index += 1) await orders.order();
  await orders.archived();
}, 60_000);
afterAll(async () => {
  await orders[Symbol.asyncDispose]();
});

function taskOf(name: string, more: Pick<Task, "act" | "kill">): Task {
  return {
    journal: join(folderOf(name), "journal.db"),
    run: name,
    inputs: orders.restoreInputs({ name }),
    ...more,
  };
}

function folderOf(name: string): string {
  const folder = join(orders.archiving.folder, "journals", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

let lists = 0;

/** `blocks` limits the size of files, in 512 bytes, as `ulimit -f` of POSIX counts. */
function begin(tasks: readonly Task[], blocks?: number): ChildProcess {
  lists += 1;
  const file = join(orders.archiving.folder, `tasks-${lists}.json`);
  writeFileSync(file, JSON.stringify(tasks));
  const limit = `ulimit -f ${blocks ?? "unlimited"} && exec "$@"`;
  const command = ["-c", limit, "sh", process.execPath, CHILD, file];
  return spawn("sh", command, { stdio: ["ignore", "pipe", "pipe"] });
}

/** Works to the end, or to the death of the process. */
async function work(tasks: readonly Task[]): Promise<readonly Answer[]> {
  const child = begin(tasks);
  if (child.stdout === null || child.stderr === null) throw new Error("it has no pipes");
  const ended = once(child, "close");
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code, signal] = await ended;
  const isToDie = tasks.some(({ kill }) => kill !== undefined);
  if (isToDie ? signal !== "SIGKILL" : code !== 0)
    throw new Error(`it ended with ${signal ?? code}: ${complained}`);
  return said
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Answer);
}

/** Servers of restored data folders of that name. */
function serversOf(name: string): readonly string[] {
  const data = join(orders.archiving.restored, name, "data");
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "args="], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes("postgres -D") && line.includes(data));
}

/** What a run that was resumed has to have come to, and nothing of it stays when it is taken back. */
async function seesOneServer(name: string, where: string): Promise<void> {
  expect({ where, servers: serversOf(name).length }).toEqual({ where, servers: 1 });
  const journal = await openSqliteJournal(join(folderOf(name), "journal.db"));
  const entries = await journal.read(name);
  const [head] = await journal.heads();
  await journal.close();
  expect({ where, problems: verifyChain(name, entries, head) }).toEqual({ where, problems: [] });
  const finished = entries.flatMap(({ event }) =>
    event.kind === "step-finished" && event.step === "restore"
      ? [event.result as { name: string; port: number }]
      : [],
  );
  expect({ where, finished: finished.length }).toEqual({ where, finished: 1 });
  const [server] = finished;
  if (server === undefined) return;
  const rows = await askRestored(orders, server, "SELECT id FROM orders");
  expect({ where, rows: rows.length }).toEqual({ where, rows: 5 });
}

function isGone(name: string): void {
  expect({ name, servers: serversOf(name) }).toEqual({ name, servers: [] });
  expect({ name, left: orders.left.filter((one) => one.startsWith(name)) }).toEqual({ name, left: [] });
}

/** The first write, the last one, each right before and after the restore said anything, and some of the others. */
async function writesToDieAt(name: string): Promise<readonly number[]> {
  const journal = await openSqliteJournal(join(folderOf(name), "journal.db"));
  const entries = await journal.read(name);
  await journal.close();
  // A process that is killed at the write n, counted from 1, has written the entries before it.
  const around = entries.flatMap(({ event }, at) =>
    "step" in event && event.step === "restore" ? [at + 1, at + 2] : [],
  );
  const always = new Set([1, ...around, entries.length].filter((write) => write <= entries.length));
  const others = entries.map((_, at) => at + 1).filter((write) => !always.has(write));
  const some = fc.shuffledSubarray(others, { minLength: OTHER_WRITES, maxLength: OTHER_WRITES });
  const [sampled = []] = fc.sample(some, { seed: SEED, numRuns: 1 });
  return [...always, ...sampled].sort((one, other) => one - other);
}

test("killed at a write of its journal, a restore is ended by one resume with one server, and can be taken back", async () => {
  const [undisturbed] = await work([taskOf("undisturbed", { act: "start" })]);
  expect(undisturbed).toMatchObject({ status: "completed" });
  await seesOneServer("undisturbed", "undisturbed");
  const cases = await writesToDieAt("undisturbed");
  expect(cases.length).toBeGreaterThan(OTHER_WRITES + 4);
  await work([taskOf("undisturbed", { act: "undo" })]);
  isGone("undisturbed");
  const lane = async (own: readonly number[]): Promise<void> => {
    // One process takes a case back and is killed in the next one, which saves starts of processes.
    let before: string | undefined;
    for (const write of [...own, undefined]) {
      const name = `write-${write}`;
      const undo = before === undefined ? [] : [taskOf(before, { act: "undo" })];
      const start = write === undefined ? [] : [taskOf(name, { act: "start", kill: write })];
      const answers = await work([...undo, ...start]);
      expect({ before, answers }).toMatchObject({ before, answers: undo.map(() => ({ status: "undone" })) });
      if (before !== undefined) isGone(before);
      if (write === undefined) return;
      expect(await work([taskOf(name, { act: "resume" })])).toMatchObject([{ status: "completed" }]);
      await seesOneServer(name, name);
      before = name;
    }
  };
  await Promise.all(
    Array.from({ length: LANES }, (_, index) => lane(cases.filter((_one, at) => at % LANES === index))),
  );
}, 300_000);

const moments: readonly (readonly [string, string])[] = [
  ["when the folder is there", "rampart-restore.json"],
  ["while the base backup is copied", "data/base"],
  ["when the server has begun to recover", "data/postmaster.pid"],
];

test.each(moments)(
  "killed %s, it goes on to one server",
  async (_, file) => {
    const name = `killed-${moments.findIndex(([, other]) => other === file)}`;
    const child = begin([taskOf(name, { act: "start" })]);
    const ended = once(child, "close");
    const path = join(orders.archiving.restored, name, file);
    while (!existsSync(path) && child.exitCode === null) await sleep(1);
    child.kill("SIGKILL");
    await ended;
    expect(await work([taskOf(name, { act: "resume" })])).toMatchObject([{ status: "completed" }]);
    await seesOneServer(name, file);
    expect(await work([taskOf(name, { act: "undo" })])).toMatchObject([{ status: "undone" }]);
    isGone(name);
  },
  120_000,
);

test("a restore that was killed half-way is taken back at once, without being ended first", async () => {
  const name = "half-way";
  const child = begin([taskOf(name, { act: "start" })]);
  const ended = once(child, "close");
  const path = join(orders.archiving.restored, name, "data/base");
  while (!existsSync(path) && child.exitCode === null) await sleep(1);
  child.kill("SIGKILL");
  await ended;
  expect(existsSync(path)).toBe(true);
  expect(await work([taskOf(name, { act: "undo" })])).toMatchObject([{ status: "undone" }]);
  isGone(name);
}, 120_000);

test("a disk that takes no more ends the run in a named state; with room again, it is resumed to one server", async () => {
  const name = "no-room";
  // Files of the base backup are larger than these blocks of 512 bytes; the journal is not.
  const child = begin([taskOf(name, { act: "start" })], 800);
  const ended = once(child, "close");
  const said = child.stdout === null ? "" : await text(child.stdout);
  expect(await ended).toEqual([0, null]);
  const { status, because } = JSON.parse(said) as Answer;
  expect(status).toBe("failed");
  expect(because).toMatch(/"restore" failed: EFBIG/);
  expect(serversOf(name)).toEqual([]);
  expect(await work([taskOf(name, { act: "resume" })])).toMatchObject([{ status: "completed" }]);
  await seesOneServer(name, name);
  expect(await work([taskOf(name, { act: "undo" })])).toMatchObject([{ status: "undone" }]);
  isGone(name);
}, 120_000);
