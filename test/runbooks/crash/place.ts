import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Entry, type Journal, openSqliteJournal, verifyChain } from "@rampart/runbook/journal";
import type { Order, Reply } from "./child.ts";
import { Effects } from "./effects.ts";
import type { Scenario } from "./scenarios.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
const SHIFTED_CLOCK = new URL("./shifted-clock.ts", import.meta.url).href;
const DEADLINE = 60_000;
export const RUN = "2026-11-20-faults";

/** A process that works on the run. */
export interface Worker {
  readonly process: ChildProcess;
  /** Its answer; undefined if it was killed before it had one. */
  readonly reply: Promise<Reply | undefined>;
}

/** A directory with a journal, the effects of a runbook, and the processes that work there. */
export class Place {
  readonly directory: string = mkdtempSync(join(tmpdir(), "rampart-faults-"));
  readonly journalFile: string = join(this.directory, "journal.db");
  readonly #scenario: Scenario;
  readonly #workers: ChildProcess[] = [];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  /** Begins to work; `blocks` limits the size of files, in 512 bytes, as `ulimit -f` of POSIX counts. */
  begin(act: Order["act"], more: Partial<Order> = {}, blocks?: number): Worker {
    const order: Order = { directory: this.directory, scenario: this.#scenario, act, ...more };
    const shifted = order.clock === undefined ? [] : ["--import", SHIFTED_CLOCK];
    const command = [process.execPath, ...shifted, CHILD, JSON.stringify(order)];
    const env = { ...process.env, RAMPART_TEST_CLOCK: join(this.directory, order.clock ?? "clock") };
    const limited = ["-c", `ulimit -f ${blocks ?? "unlimited"} && exec "$@"`, "sh", ...command];
    const child = spawn("sh", limited, { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#workers.push(child);
    let printed = "";
    let complaints = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    const reply = new Promise<Reply | undefined>((resolve, reject) => {
      child.on("close", (code, signal) => {
        if (printed !== "") resolve(JSON.parse(printed) as Reply);
        else if (signal === "SIGKILL") resolve(undefined);
        else reject(new Error(`the worker ended with ${signal ?? code}: ${complaints}`));
      });
    });
    reply.catch(() => undefined);
    return { process: child, reply };
  }

  /** Works to the end. */
  async do(act: Order["act"], more?: Partial<Order>, blocks?: number): Promise<Reply> {
    const reply = await this.begin(act, more, blocks).reply;
    if (reply === undefined) throw new Error("the worker was killed");
    return reply;
  }

  get acts(): readonly string[] {
    return new Effects(this.directory).all;
  }

  /** Lets a step go on that waits for this file. */
  put(name: string): void {
    writeFileSync(join(this.directory, name), "");
  }

  /** Sets the clock of the processes that go by the file `name` so many milliseconds ahead. */
  setClock(name: string, ahead: number): void {
    // At once: a process may read it at this moment.
    const next = join(this.directory, `${name}.next`);
    writeFileSync(next, String(ahead));
    renameSync(next, join(this.directory, name));
  }

  /** Waits until a step has made this file, and gives what is in it. */
  async file(name: string): Promise<string> {
    const path = join(this.directory, name);
    await until(() => existsSync(path));
    return readFileSync(path, "utf8");
  }

  /** The id that a command wrote into a file. */
  async pid(): Promise<number> {
    await until(
      () =>
        existsSync(join(this.directory, "pid")) &&
        readFileSync(join(this.directory, "pid"), "utf8").endsWith("\n"),
    );
    return Number(await this.file("pid"));
  }

  async withJournal<Result>(look: (journal: Journal) => Promise<Result>): Promise<Result> {
    const journal = await openSqliteJournal(this.journalFile);
    try {
      return await look(journal);
    } finally {
      await journal.close();
    }
  }

  async entries(): Promise<readonly Entry[]> {
    return await this.withJournal(async (journal) => await journal.read(RUN));
  }

  async problems(): Promise<readonly unknown[]> {
    return await this.withJournal(async (journal) =>
      verifyChain(RUN, await journal.read(RUN), (await journal.heads())[0]),
    );
  }

  remove(): void {
    for (const worker of this.#workers) worker.kill("SIGKILL");
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Waits for something that another process does. */
export async function until(is: () => boolean): Promise<void> {
  const deadline = performance.now() + DEADLINE;
  while (!is()) {
    if (performance.now() > deadline) throw new Error("it did not happen");
    await sleep(10);
  }
}

/** Whether there is such a process that is not dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
  return !/\) [ZX] /.test(stat);
}
