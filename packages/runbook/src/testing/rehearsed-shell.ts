import type { ChildProcess, SpawnOptions, spawn, spawnSync } from "node:child_process";
import { parseDuration } from "@rampart/core/units";
import { type LogEntry, type Options, quote, type Shell, within, $ as zx } from "zx/core";
import { CommandEnded, CommandRefused } from "../shell/refusal.ts";
import type { MakeShell, ShellOptions } from "../shell/shell.ts";
import { RehearsedCommand } from "./command.ts";
import { PLACE, type Place } from "./place.ts";
import { type CommandReply, matches } from "./reply.ts";
import type { Session } from "./session.ts";
import type { Stage } from "./stage.ts";

/** What zx knows of the wishes of a command's author. */
interface OwnOptions {
  nothrow?: boolean;
  timeout?: unknown;
}

/**
 * Makes shells that run nothing: zx itself, with processes that are none. Quoting, options, pipes and errors are those
 * of zx; what a command answers stands in `replies`.
 */
export function rehearsedShells(stage: Stage, session: Session, replies: readonly CommandReply[]): MakeShell {
  return (options) => {
    const shell = new RehearsedShell(stage, { step: stepOf(options.mark), session }, replies, options);
    return {
      $: shell.bound(),
      within: async (act) => shell.enter(act),
      end: async () => shell.end(),
    };
  };
}

interface ShellPlace extends Place {
  readonly step: string;
}

/** The executor marks the processes of a step with the run and the step. */
function stepOf(mark: string): string {
  return mark.slice(mark.indexOf(":") + 1);
}

class RehearsedShell {
  readonly #stage: Stage;
  readonly #place: ShellPlace;
  readonly #replies: readonly CommandReply[];
  readonly #options: ShellOptions;
  readonly #settings: Partial<Options>;
  /** By the ids that zx gives. */
  readonly #commands: Map<string, RehearsedCommand> = new Map();
  /** Ids of commands whose author wanted to wait with all of the process. */
  readonly #refusedSync: Set<string> = new Set();
  #hasEnded: boolean = false;

  constructor(stage: Stage, place: ShellPlace, replies: readonly CommandReply[], options: ShellOptions) {
    this.#stage = stage;
    this.#place = place;
    this.#replies = replies;
    this.#options = options;
    this.#settings = this.#makeSettings();
  }

  /** Runs `act` where `$` is this shell, and clients know the step. */
  enter<Result>(act: () => Result): Result {
    if (this.#isEntered()) return act();
    return PLACE.run(this.#place, () =>
      within(() => {
        Object.assign(zx, this.#settings);
        return act();
      }),
    );
  }

  /** zx as this shell also outside of {@link enter}. */
  bound(): Shell {
    const bind = (value: unknown): unknown =>
      typeof value === "function"
        ? (...values: unknown[]) => this.enter(() => bind(value(...values)))
        : value;
    return new Proxy(zx, {
      apply: (target, self, values) => {
        if (this.#isEntered()) return Reflect.apply(target, self, values);
        return this.enter(() => bind(Reflect.apply(target, self, values)));
      },
      get: (target, key) => this.enter(() => bind(Reflect.get(target, key))),
      // Outside it would be set for all of the process.
      set: (target, key, value) => this.#isEntered() && Reflect.set(target, key, value),
    });
  }

  end(): number {
    this.#hasEnded = true;
    return 0;
  }

  #isEntered(): boolean {
    return zx.spawn === this.#settings.spawn;
  }

  #makeSettings(): Partial<Options> {
    const spawned = (id: string, line: string, given: SpawnOptions): ChildProcess =>
      this.#spawn(id, line, given);
    const noted = (entry: LogEntry, own: OwnOptions): void => this.#note(entry, own);
    function start(this: { readonly id: string }, line: string, _: unknown, given: SpawnOptions) {
      return spawned(this.id, line, given);
    }
    const refuseSync = (id: string): CommandRefused => {
      this.#refusedSync.add(id);
      return syncRefusal();
    };
    function startSync(this: { readonly id: string }): never {
      throw refuseSync(this.id);
    }
    function log(this: OwnOptions, entry: LogEntry): void {
      noted(entry, this);
    }
    return {
      shell: "bash",
      quote,
      prefix: "",
      postfix: "",
      cwd: this.#options.directory,
      env: {},
      stdio: "pipe",
      // zx itself sends no signal to what is not detached.
      detached: false,
      preferLocal: false,
      nothrow: false,
      quiet: false,
      verbose: true,
      halt: false,
      // zx calls these two with less than their full types say.
      spawn: start as unknown as typeof spawn,
      spawnSync: startSync as unknown as typeof spawnSync,
      log: log as Options["log"],
      kill: async (pid) => this.#byPid(Number(pid))?.stop("the command was told to end"),
    };
  }

  #byPid(pid: number): RehearsedCommand | undefined {
    return [...this.#commands.values()].find((command) => command.process.pid === pid);
  }

  #spawn(id: string, line: string, { signal }: SpawnOptions): ChildProcess {
    const command = new RehearsedCommand();
    this.#commands.set(id, command);
    void this.#answer(command, line, signal);
    return command.process.child;
  }

  /** zx tells what it does through its log. */
  #note(entry: LogEntry, own: OwnOptions): void {
    if (!("id" in entry)) return;
    const command = this.#commands.get(entry.id);
    if (entry.kind === "cmd" && own.timeout !== undefined) {
      const milliseconds = millisecondsOf(own.timeout);
      // The timer of zx is a real one.
      delete own.timeout;
      if (command !== undefined) this.#limit(command, milliseconds);
    }
    if (entry.kind !== "end") return;
    // Thrown here and not by zx later, it leaves no rejected promise behind that nobody could handle.
    if (this.#refusedSync.delete(entry.id)) throw syncRefusal();
    this.#commands.delete(entry.id);
    command?.stop("the command has ended");
    if (command?.mustFail === true) own.nothrow = false;
  }

  #limit(command: RehearsedCommand, milliseconds: number): void {
    this.#stage.clock.sleep(milliseconds, command.stopped, this.#place.session.crashed).then(
      () => command.stop("the command's own timeout is over"),
      () => undefined,
    );
  }

  async #answer(command: RehearsedCommand, line: string, signal: AbortSignal | undefined): Promise<void> {
    // zx listens to the process once it has it.
    await Promise.resolve();
    await this.#place.session.present(this.#place.step);
    const { redactor, onCommand, onOutput, signal: ending } = this.#options;
    const { step } = this.#place;
    const shown = redactor.redact(line);
    const refusal = this.#refusal(line, shown);
    if (refusal !== undefined) return await command.refuse(refusal);
    onCommand(shown);
    this.#stage.commands.push({ step, command: shown });
    const reply = this.#stage.replies.take(this.#replies, this.#stage.world, (one) =>
      matches(one.command, line),
    );
    if (reply === undefined) {
      const problem = `"${step}" ran a command that the rehearsal has no reply for: ${shown}`;
      this.#stage.complain(problem);
      return await command.refuse(new Error(problem));
    }
    const signals = [ending, command.stopped, ...(signal === undefined ? [] : [signal])];
    try {
      await this.#stage.act(reply, shown, this.#place, AbortSignal.any(signals));
    } catch (error) {
      command.mustFail = ending.aborted;
      return await command.process.fail(asEnded(error));
    }
    const { stdout = "", stderr = "", exitCode = 0 } = reply;
    if (stdout !== "" || stderr !== "") onOutput(redactor.redact(`${stdout}${stderr}`));
    await command.process.exit(exitCode, stdout, stderr);
  }

  /** As the shell of a run refuses. */
  #refusal(line: string, shown: string): CommandRefused | undefined {
    if (this.#hasEnded || this.#options.signal.aborted)
      return new CommandRefused("the step has ended: no command may begin");
    if (!this.#options.redactor.holdsSecret(line)) return undefined;
    const problem = `"${shown}" was not run: a secret in a command line can be read by everybody on the machine (ps)`;
    this.#stage.complain(`"${this.#place.step}": ${problem}`);
    return new CommandRefused(`${problem}. Pass it in the environment or as input.`);
  }
}

function syncRefusal(): CommandRefused {
  return new CommandRefused("$.sync holds up the whole run, so that it cannot be stopped: use await $`…`");
}

function asEnded(reason: unknown): Error {
  if (reason instanceof CommandEnded) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  return new CommandEnded(`the command was stopped: ${message}`, { cause: reason });
}

/** As zx reads it: a number of milliseconds, or text such as `300ms`. */
function millisecondsOf(timeout: unknown): number {
  if (typeof timeout === "number") return timeout;
  const text = String(timeout);
  const [, number, unit] = /^(\d+)(ms|s|m)?$/.exec(text) ?? [];
  if (number === undefined) return parseDuration(text) * 1000;
  return Number(number) * (unit === "s" ? 1000 : unit === "m" ? 60_000 : 1);
}
