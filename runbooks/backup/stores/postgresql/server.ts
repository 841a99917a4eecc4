import { spawn } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
} from "node:fs";
import { join } from "node:path";
import type { Clock } from "@rampart/runbook";
import type { Account } from "./account.ts";

/** How a server on a data folder stands. */
export type ServerState =
  | { readonly is: "stopped" }
  /** It runs, and recovers. */
  | { readonly is: "recovering"; readonly pid: number }
  /** It takes connections. */
  | { readonly is: "ready"; readonly pid: number };

const LINE_OF_THE_STATE = 7;

/** Looks at the server of a data folder; one whose id another process has by now is stopped. */
export function serverState(data: string): ServerState {
  const lines = readLines(join(data, "postmaster.pid"));
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isServerOf(pid, data)) return { is: "stopped" };
  return { is: lines[LINE_OF_THE_STATE]?.trim() === "ready" ? "ready" : "recovering", pid };
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "latin1").split("\n");
  } catch {
    return [];
  }
}

function isServerOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  // A server works in its data folder. Where that cannot be seen, its own word has to do.
  if (!existsSync("/proc/self/cwd")) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** What a server is started with. */
export interface ServerStart {
  /** Path of `postgres`. */
  readonly program: string;
  readonly data: string;
  readonly log: string;
  readonly account: Account | undefined;
  /** Beside the environment of this process. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts a server that goes on when this process is gone.
 *
 * @returns whether it has ended.
 */
export function startServer({ program, data, log, account, environment }: ServerStart): () => boolean {
  let hasEnded = false;
  const end = (): void => {
    hasEnded = true;
  };
  const output = openSync(log, "a", 0o600);
  try {
    const { RAMPART_STEP: _mark, ...inherited } = process.env;
    const child = spawn(program, ["-D", data], {
      cwd: data,
      detached: true,
      stdio: ["ignore", output, output],
      env: { ...inherited, ...environment },
      ...account,
    });
    // Why, its log says.
    child.once("exit", end).once("error", ({ message }) => {
      appendFileSync(log, `FATAL: ${message}\n`);
      end();
    });
    child.unref();
    return () => hasEnded;
  } finally {
    closeSync(output);
  }
}

const STOP_MILLISECONDS = 20_000;
const LOOK_AGAIN = 50;

/** Ends the server of a data folder, at once and without writing anything down. */
export async function stopServer(data: string, clock: Clock): Promise<void> {
  const state = serverState(data);
  if (state.is === "stopped") return;
  signal(state.pid, "SIGQUIT");
  const deadline = clock.elapsed() + STOP_MILLISECONDS;
  while (isAlive(state.pid)) {
    if (clock.elapsed() > deadline) signal(state.pid, "SIGKILL");
    await clock.sleep(LOOK_AGAIN);
    if (clock.elapsed() > 2 * STOP_MILLISECONDS + deadline) {
      throw new Error(`the server ${state.pid} of ${data} does not end`);
    }
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
}

const MOST_LINES = 5;
const IS_COMPLAINT = /error|fatal|panic|could not|cannot|unable|denied|no space|invalid/i;
const IS_FATAL = /\b(FATAL|PANIC)\b/;

/** Why a server ended, for people, from its log: what was fatal, and what was complained about before. */
export function complaintsIn(log: string): string {
  const lines = readLines(log).filter((line) => line.trim() !== "");
  if (lines.length === 0) return "its log is empty";
  const fatal = lines.findIndex((line) => IS_FATAL.test(line));
  const until = fatal < 0 ? lines : lines.slice(0, fatal + 1);
  const complaints = [...new Set(until.filter((line) => IS_COMPLAINT.test(line)))];
  return (complaints.length === 0 ? lines : complaints).slice(-MOST_LINES).join("\n");
}
