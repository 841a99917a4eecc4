import type { ChildProcess, SpawnOptions, spawn, spawnSync } from "node:child_process";
import { type LogEntry, type Options, ProcessPromise, type Shell, within, $ as zx } from "zx/core";
import type { OwnOptions } from "./command.ts";
import { type Dialect, dialectFor } from "./dialect.ts";
import { endProcesses, leftProcesses } from "./left-processes.ts";
import { CommandEnded } from "./refusal.ts";
import type { MakeShell, ShellOptions } from "./shell.ts";
import { type Invocation, reasonOf, Spawner } from "./spawner.ts";

/**
 * The shell of a step: zx, where each command is a process group of its own, that ends with the step.
 *
 * For POSIX systems. What a step may rely on beside what zx says:
 * - A command that had to be stopped is a failure, however it ends, and with `nothrow`, too; one whose `timeout` is over
 *   is a failure however it ends.
 * - `env` of a command is added to the environment of the run.
 * - Standard input is at its end, unless `input`, a pipe or a write in the same turn of the event loop gives some.
 * - `quiet` keeps output from being shown and journalled; output that is piped on is not shown either.
 * - `$.sync` is refused: while it waits nothing else can happen, neither a time-out nor Ctrl-C.
 * - What starts processes that leave their group (`setsid`) and give them another environment (`env -i`) hides them from
 *   `end`; on systems other than Linux, leaving the group is enough. Processes of other users (`sudo`) cannot be ended.
 */
export const makeShell: MakeShell = (options) => {
  const dialect = dialectIn(options.environment);
  const spawner = new Spawner(options, dialect.prefix);
  const stop = (): void => spawner.endAll(reasonOf(options.signal));
  if (options.signal.aborted) stop();
  options.signal.addEventListener("abort", stop, { once: true });
  const settings = settingsOf(options, spawner, dialect);
  const isEntered = (): boolean => zx.spawn === settings.spawn;
  const enter: Enter = (act) => {
    if (isEntered()) return act();
    return within(() => {
      Object.assign(zx, settings);
      return act();
    });
  };
  return {
    $: boundTo(enter, isEntered),
    within: async (act) => enter(act),
    end: () => end(options, spawner, stop),
  };
};

const DIALECTS = new WeakMap<ShellOptions["environment"], Dialect>();

/** The steps of a run share their environment, and to look for bash in it takes longer than all else. */
function dialectIn(environment: ShellOptions["environment"]): Dialect {
  const known = DIALECTS.get(environment);
  if (known !== undefined) return known;
  const found = dialectFor(environment.PATH);
  DIALECTS.set(environment, found);
  return found;
}

/** One for all steps: to make an error takes as long as many steps, and nobody asks where this one was made. */
const STEP_ENDED = new CommandEnded("the step has ended");

async function end(options: ShellOptions, spawner: Spawner, stop: () => void): Promise<number> {
  options.signal.removeEventListener("abort", stop);
  const belonging = { groups: spawner.groups, mark: options.mark };
  // To look at all processes takes a while, and most steps run no command.
  const before = spawner.hasSpawned ? await leftProcesses(belonging) : [];
  spawner.endAll(STEP_ENDED);
  if (!spawner.hasSpawned) return 0;
  const met = await endProcesses(belonging, options.grace);
  return new Set([...before, ...met]).size;
}

function settingsOf(
  options: ShellOptions,
  spawner: Spawner,
  dialect: ReturnType<typeof dialectFor>,
): Partial<Options> {
  function start(this: Invocation, command: string, _: unknown, given: SpawnOptions): ChildProcess {
    return spawner.spawn(this, command, given);
  }
  function startSync(this: Invocation): never {
    throw spawner.refuseSync(this);
  }
  return {
    ...dialect,
    postfix: "",
    cwd: options.directory,
    env: {},
    stdio: "pipe",
    detached: true,
    preferLocal: false,
    nothrow: false,
    quiet: false,
    // Nothing is printed: `log` stands where zx would print, and is told what it would.
    verbose: true,
    halt: false,
    killSignal: "SIGTERM",
    timeoutSignal: "SIGTERM",
    // zx calls these two with less than their full types say.
    spawn: start as unknown as typeof spawn,
    spawnSync: startSync as unknown as typeof spawnSync,
    log: logOf(spawner) as Options["log"],
    kill: async (group, signal = "SIGTERM") => kill(spawner, Number(group), signal),
  };
}

/** zx calls `log` on the options of the command. */
function logOf(spawner: Spawner): (this: OwnOptions, entry: LogEntry) => void {
  return function log(entry) {
    if (!("id" in entry)) return;
    const command = spawner.running(entry.id);
    if (entry.kind === "cmd") command?.know(this);
    else if (entry.kind === "stdout" || entry.kind === "stderr") {
      if (entry.verbose) command?.show(entry.kind, entry.data);
    } else if (entry.kind === "end" && spawner.forget(entry.id)) this.nothrow = false;
  };
}

/** What zx calls when the `timeout` of a command is over, and when its author says `kill`. */
function kill(spawner: Spawner, group: number, signal: NodeJS.Signals): void {
  const command = spawner.byGroup(group);
  if (command?.isOverdue() === true)
    command.end(new CommandEnded("the command's own timeout is over"), signal);
  else command?.kill(signal);
}

type Enter = <Result>(act: () => Result) => Result;

/** zx with these settings also for code that runs outside of `within`. */
function boundTo(enter: Enter, isEntered: () => boolean): Shell {
  function bound(value: unknown): unknown {
    if (typeof value === "function") return (...values: unknown[]) => enter(() => bound(value(...values)));
    if (value instanceof ProcessPromise && !Object.hasOwn(value, "pipe")) bindPromise(value);
    return value;
  }
  /** What these start, and what they send signals with, is that of the place they are called from. */
  function bindPromise(promise: ProcessPromise): void {
    const { pipe } = promise;
    const { stdout, stderr, stdall } = pipe;
    const parts = { stdout: bound(stdout), stderr: bound(stderr), stdall: bound(stdall) };
    Object.defineProperty(promise, "pipe", { value: Object.assign(bound(pipe) as object, parts) });
    for (const name of ["kill", "timeout", "run"] as const) {
      const method: (...values: never[]) => unknown = promise[name];
      Object.defineProperty(promise, name, {
        value: (...values: never[]) => enter(() => Reflect.apply(method, promise, values)),
      });
    }
  }
  return new Proxy(zx, {
    apply: (target, self, values) => {
      if (isEntered()) return Reflect.apply(target, self, values);
      return enter(() => bound(Reflect.apply(target, self, values)));
    },
    get: (target, key) => {
      if (isEntered()) return Reflect.get(target, key);
      return enter(() => bound(Reflect.get(target, key)));
    },
    set: (target, key, value) => isEntered() && Reflect.set(target, key, value),
  });
}
