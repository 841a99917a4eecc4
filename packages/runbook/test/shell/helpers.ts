import { randomUUID } from "node:crypto";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { redactorOf } from "../../src/secrets/redactor.ts";
import { leftProcesses } from "../../src/shell/left-processes.ts";
import type { ShellOptions, StepShell } from "../../src/shell/shell.ts";
import { makeShell } from "../../src/shell/step-shell.ts";

export interface Opened extends StepShell {
  readonly directory: string;
  readonly mark: string;
  readonly commands: readonly string[];
  /** All that was shown, joined. */
  shown(): string;
  readonly pieces: readonly string[];
  abort(reason: Error): void;
  /** Ids of processes with the mark of this shell. */
  left(): Promise<readonly number[]>;
}

/** A shell in an own directory, that must have left no process when the test is over. */
export async function openShell(
  options: Partial<ShellOptions> & { secrets?: readonly string[] } = {},
): Promise<Opened> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "step-shell-")));
  const controller = new AbortController();
  const commands: string[] = [];
  const pieces: string[] = [];
  const mark = `test-${randomUUID()}`;
  const shell = makeShell({
    directory,
    environment: { PATH: process.env.PATH ?? "", LANG: "C.UTF-8" },
    signal: controller.signal,
    grace: 300,
    keptOutput: 1024 * 1024,
    redactor: redactorOf(options.secrets ?? []),
    mark,
    onCommand: (command) => commands.push(command),
    onOutput: (text) => pieces.push(text),
    ...options,
  });
  const left = (): Promise<readonly number[]> => leftProcesses({ groups: new Set(), mark });
  onTestFinished(async () => {
    await shell.end();
    await rm(directory, { recursive: true, force: true });
    const ids = await left();
    if (ids.length > 0) throw new Error(`processes are left: ${ids.join(", ")}`);
  });
  return {
    ...shell,
    directory,
    mark,
    commands,
    pieces,
    shown: () => pieces.join(""),
    abort: (reason) => controller.abort(reason),
    left,
  };
}

/** Waits until `condition` holds, for much longer than it should take. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("it did not come to pass");
    await sleep(10);
  }
}

/** What `promise` rejects with; an error if it does not. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<Error> {
  const value = await Promise.resolve(promise).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  if ("error" in value && value.error instanceof Error) return value.error;
  throw new Error(`it did not reject with an error: ${JSON.stringify(value)}`);
}
