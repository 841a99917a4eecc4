// What every executor's program is told, does in a step, and says at its end. Nothing here is of one executor.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** What one process is to do: its first argument, as JSON. */
export interface Task {
  /** Names the run, whoever works on it. */
  readonly run: string;
  readonly steps: readonly string[];
  /** Where the executor keeps what it knows: a file, or the URL of a database. */
  readonly store: string;
  /** `effect` adds a durable line to `effects`; `nothing` is for timing. */
  readonly act: "effect" | "nothing";
  readonly effects: string;
  readonly operator: string;
  /** The run was begun by an earlier process. Most executors need not be told. */
  readonly isResumed: boolean;
  /** Take it from an operator who is still at it. Most executors cannot. */
  readonly takesOver: boolean;
  /** Whether a step can be asked if its effect is there. Most executors cannot ask. */
  readonly hasProbes: boolean;
  /** Where the process kills itself: before the effect of a step, or after it and before the executor hears of it. */
  readonly crash?: { readonly where: "between" | "inside"; readonly step: number };
  /** A step that takes its time after its effect: until a file is there, but not longer than so. */
  readonly pause?: { readonly step: number; readonly until: string; readonly longestMilliseconds: number };
}

/** What a process says at its end. */
export interface Report {
  /** `done`, or how the executor calls it. */
  readonly ended: string;
  readonly because?: string;
  /** When the first step of this process began, in milliseconds since 1970. */
  readonly firstStepAt?: number;
  /** When its last step began. */
  readonly lastStepAt?: number;
  readonly endedAt: number;
}

/** Milliseconds since 1970, finer than `Date.now()`. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The act of each step, and what is said at the end. */
export class Work {
  readonly task: Task;
  #firstStepAt: number | undefined;
  #lastStepAt: number | undefined;

  constructor(task: Task) {
    this.task = task;
  }

  /** Does step `position`, from 1 on. */
  async act(position: number): Promise<number> {
    this.#lastStepAt = now();
    this.#firstStepAt ??= this.#lastStepAt;
    const { act, effects, crash, pause } = this.task;
    if (act === "nothing") return position;
    const crashesAt = crash?.step === position ? crash.where : undefined;
    if (crashesAt === "between") process.kill(process.pid, "SIGKILL");
    addLine(effects, `${position} ${process.pid} ${now()}`);
    if (pause?.step === position) await waitFor(pause);
    if (crashesAt === "inside") process.kill(process.pid, "SIGKILL");
    return position;
  }

  /** Whether the effect of step `position` is there. */
  isDone(position: number): boolean {
    const lines = readFileSync(this.task.effects, "utf8").split("\n");
    return lines.some((line) => line.startsWith(`${position} `));
  }

  report(ended: string, because?: string): void {
    const report: Report = {
      ended,
      endedAt: now(),
      ...(because === undefined ? {} : { because }),
      ...(this.#firstStepAt === undefined ? {} : { firstStepAt: this.#firstStepAt }),
      ...(this.#lastStepAt === undefined ? {} : { lastStepAt: this.#lastStepAt }),
    };
    writeSync(1, `${JSON.stringify(report)}\n`);
  }
}

/** The task of this process. */
export function givenWork(): Work {
  const [, , task] = process.argv;
  if (task === undefined) throw new Error("what is to be done? The first argument says it, as JSON");
  return new Work(JSON.parse(task) as Task);
}

async function waitFor({ until, longestMilliseconds }: NonNullable<Task["pause"]>): Promise<void> {
  const deadline = performance.now() + longestMilliseconds;
  while (!existsSync(until) && performance.now() < deadline) await sleep(10);
}

function addLine(file: string, line: string): void {
  const descriptor = openSync(file, "a");
  try {
    writeSync(descriptor, `${line}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
