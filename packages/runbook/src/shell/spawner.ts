import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { basename, resolve } from "node:path";
import type { Transform } from "node:stream";
import { Command, type Store } from "./command.ts";
import type { KeptChunks, LostChunks } from "./kept-chunks.ts";
import { MARK_VARIABLE } from "./left-processes.ts";
import { CommandEnded, CommandRefused, failedChild } from "./refusal.ts";
import type { ShellOptions } from "./shell.ts";

/** What zx calls `spawn` on. */
export interface Invocation {
  readonly id: string;
  /** What is to be piped into the command, if anything is. */
  readonly stdin: Transform;
  readonly input?: unknown;
  store: Store<KeptChunks | LostChunks>;
}

/** Starts the commands of a step and keeps track of them. */
export class Spawner {
  /** By the ids that zx gives. */
  readonly #running = new Map<string, { readonly command: Command; readonly invocation: Invocation }>();
  /** Groups of commands that had something left in them when they ended, or still run. */
  readonly groups: Set<number> = new Set();
  /** Whether there was a command at all. */
  hasSpawned: boolean = false;
  /** Ids of commands that were not run. */
  readonly #refused = new Set<string>();
  /** Ids of those among them whose author wanted to wait with all of the process. */
  readonly #refusedSync = new Set<string>();
  /** Why no command may begin any more. */
  #over: Error | undefined;
  readonly #options: ShellOptions;
  readonly #prefix: string;

  constructor(options: ShellOptions, prefix: string) {
    this.#options = options;
    this.#prefix = prefix;
  }

  /** Ends all commands, and lets no other begin. */
  endAll(reason: Error): void {
    this.#over ??= reason;
    for (const { command } of this.#running.values()) {
      command.mustFail = true;
      command.end(reason);
    }
  }

  running(id: string): Command | undefined {
    return this.#running.get(id)?.command;
  }

  byGroup(group: number): Command | undefined {
    return [...this.#running.values()].find(({ command }) => command.group === group)?.command;
  }

  /**
   * Lets go of a command that has ended, its result being made.
   *
   * @returns whether it fails even where its author asked for no failure.
   * @throws {CommandRefused} for `$.sync`: thrown here and not by zx later, no rejected promise is left behind that
   * nobody could handle.
   */
  forget(id: string): boolean {
    if (this.#refusedSync.delete(id)) throw syncRefusal();
    const running = this.#running.get(id);
    if (running === undefined) return this.#refused.delete(id);
    this.#running.delete(id);
    running.invocation.store = running.command.laterStore();
    return running.command.mustFail;
  }

  spawn(invocation: Invocation, text: string, options: SpawnOptions): ChildProcess {
    const command = text.startsWith(this.#prefix) ? text.slice(this.#prefix.length) : text;
    try {
      this.#refuse(command, options);
      this.#options.onCommand(this.#options.redactor.redact(command));
      return this.#start(invocation, text, options);
    } catch (error) {
      this.#refused.add(invocation.id);
      return failedChild(error);
    }
  }

  refuseSync(invocation: Invocation): CommandRefused {
    this.#refusedSync.add(invocation.id);
    return syncRefusal();
  }

  #refuse(command: string, options: SpawnOptions): void {
    if (this.#over !== undefined)
      throw new CommandRefused("the step has ended: no command may begin", { cause: this.#over });
    if (this.#options.redactor.holdsSecret(command))
      throw new CommandRefused(secretShown(this.#options.redactor.redact(command)));
    const streams = Array.isArray(options.stdio) ? options.stdio : [options.stdio];
    if (streams.some(isOfThisProcess)) {
      throw new CommandRefused(
        `"${this.#options.redactor.redact(command)}" was not run: with stdio "inherit" its output would go past what takes secrets out. ` +
          "Leave stdio out; output is shown as it comes.",
      );
    }
  }

  #start(invocation: Invocation, text: string, { signal, ...given }: SpawnOptions): ChildProcess {
    const { directory, environment, mark } = this.#options;
    const child = spawn(...shellCommand(text, given.shell), {
      ...given,
      shell: isBash(given.shell) ? false : (given.shell ?? true),
      cwd: resolve(directory, given.cwd?.toString() ?? "."),
      env: { ...environment, ...given.env, [MARK_VARIABLE]: mark },
      // A session of its own: Ctrl-C on the terminal is for the run, which ends its commands itself.
      detached: true,
    });
    const command = new Command(child, this.#options);
    invocation.store = command.store;
    this.hasSpawned = true;
    this.#running.set(invocation.id, { command, invocation });
    if (child.pid !== undefined) this.groups.add(child.pid);
    const abort = (): void => command.end(reasonOf(signal));
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted === true) abort();
    child.once("close", () => {
      signal?.removeEventListener("abort", abort);
      if (child.pid !== undefined && isEmpty(child.pid)) this.groups.delete(child.pid);
    });
    closeUnusedInput(child, invocation);
    return child;
  }
}

/** For a command that was told to end by a signal. */
export function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return new CommandEnded(
    `the command was stopped: ${reason instanceof Error ? reason.message : String(reason)}`,
    { cause: reason },
  );
}

function syncRefusal(): CommandRefused {
  return new CommandRefused("$.sync holds up the whole run, so that it cannot be stopped: use await $`…`");
}

function secretShown(command: string): string {
  return (
    `"${command}" was not run: a secret in a command line can be read by everybody on the machine (ps). ` +
    "Pass it in the environment, $({ env: { PGPASSWORD: inputs.password } }), or as input, $({ input: inputs.password })."
  );
}

function isOfThisProcess(stream: unknown): boolean {
  return (
    stream === "inherit" ||
    stream === process.stdin ||
    stream === process.stdout ||
    stream === process.stderr ||
    (typeof stream === "number" && stream <= 2)
  );
}

/**
 * Node gives a command a socket for its input; bash takes that for a remote login and reads `~/.bashrc`, unless told not
 * to.
 */
function shellCommand(text: string, shell: SpawnOptions["shell"]): [string, readonly string[]] {
  return isBash(shell) ? [shell, ["--noprofile", "--norc", "-c", text]] : [text, []];
}

function isBash(shell: SpawnOptions["shell"]): shell is string {
  return typeof shell === "string" && basename(shell) === "bash";
}

function isEmpty(group: number): boolean {
  try {
    process.kill(-group, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** A command for which there is no input by the end of this turn reads an end, instead of waiting for ever. */
function closeUnusedInput(child: ChildProcess, { stdin, input }: Invocation): void {
  if (input !== undefined && input !== null && input !== "") return;
  setImmediate(() => {
    const target = child.stdin;
    // Streams listen for `unpipe` on what they are piped into.
    const isPiped = stdin.listenerCount("unpipe") > 0 || stdin.writableEnded;
    if (target === null || isPiped || stdin.writableLength > 0 || target.writableLength > 0) return;
    const isUsed = "bytesWritten" in target && Number(target.bytesWritten) > 0;
    if (!isUsed) target.end();
  });
}
