import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Executor } from "./executor.ts";
import { now, type Report, type Task } from "./programs/task.ts";

/** The slowest executor waits half a minute before it takes a run up again. */
const LONGEST_MS = 60_000;

/** How a process of an executor ended. */
export interface Ended {
  readonly pid: number;
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** From its start to its end. */
  readonly seconds: number;
  /** Undefined where it killed itself, as its task said. */
  readonly report: Report | undefined;
}

/**
 * Runs the program of an executor to its end. One that does not end in time is killed, and its report says so.
 *
 * @throws {Error} if it ends otherwise than its task says.
 */
export async function launch(
  { name, program }: Pick<Executor, "name" | "program">,
  task: Task,
): Promise<Ended> {
  const startedAt = now();
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, LONGEST_MS);
  const [[printed, complained], endedAt] = await Promise.all([outputOf(child), endOf(child)]);
  clearTimeout(timer);
  const ended = { pid: child.pid ?? Number.NaN, startedAt, seconds: (endedAt - startedAt) / 1000 };
  const line = printed.split("\n").find((each) => each.startsWith("{"));
  if (line !== undefined) return { ...ended, report: JSON.parse(line) as Report };
  if (isLate) {
    const because = `no end after ${LONGEST_MS / 1000} s`;
    return { ...ended, report: { ended: "hung", because, endedAt } };
  }
  if (task.crash !== undefined && child.signalCode === "SIGKILL") return { ...ended, report: undefined };
  throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}: ${gistOf(complained)}`);
}

async function outputOf({ stdout, stderr }: ChildProcess): Promise<readonly [string, string]> {
  if (stdout === null || stderr === null) throw new Error("the process has no pipes");
  return await Promise.all([text(stdout), text(stderr)]);
}

async function endOf(child: ChildProcess): Promise<number> {
  await once(child, "exit");
  return now();
}

/** The error, without the stack. */
function gistOf(text: string): string {
  const lines = text.trim().split("\n");
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.slice(-5).join("\n");
}
