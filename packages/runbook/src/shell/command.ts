import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { KeptChunks, LostChunks, MISSED } from "./kept-chunks.ts";
import { CommandEnded } from "./refusal.ts";
import type { ShellOptions } from "./shell.ts";
import { ShownOutput } from "./shown-output.ts";

/** How long output may come from what a command left behind, once it has ended: in milliseconds. */
const AFTERMATH = { silence: 150, most: 1_000 };

/** What zx keeps output in. */
export interface Store<Chunks = KeptChunks> {
  readonly stdout: Chunks;
  readonly stderr: Chunks;
  readonly stdall: Chunks;
}

/** What zx knows of the wishes of a command's author. */
export interface OwnOptions {
  nothrow?: boolean;
  /** In milliseconds, once the command runs. */
  timeout?: unknown;
}

/** Timers may come this much early. */
const TIMER_ERROR = 2;

/** A command that runs: one process group. */
export class Command {
  readonly store: Store;
  /** Fails even where its author asked for no failure. */
  mustFail = false;
  readonly #began = performance.now();
  #own: OwnOptions | undefined;
  readonly #child: ChildProcess;
  readonly #options: ShellOptions;
  readonly #shown: { readonly stdout: ShownOutput; readonly stderr: ShownOutput };
  #reason: Error | undefined;
  #killer: NodeJS.Timeout | undefined;
  #hasExited: boolean = false;
  #hasClosed: boolean = false;

  constructor(child: ChildProcess, options: ShellOptions) {
    this.#child = child;
    this.#options = options;
    const kept = (): KeptChunks => new KeptChunks(options.keptOutput, () => this.#missOutput());
    this.store = { stdout: kept(), stderr: kept(), stdall: kept() };
    const shown = (): ShownOutput => new ShownOutput(options.redactor, (text) => options.onOutput(text));
    this.#shown = { stdout: shown(), stderr: shown() };
    child.once("exit", () => {
      this.#hasExited = true;
      this.#closeLeftPipes();
    });
    this.#decideOutcome();
    // A command may end without having read its input; that is its own affair.
    child.stdin?.on("error", () => {});
  }

  know(own: OwnOptions): void {
    this.#own = own;
  }

  /** Whether the timeout that its author gave it is over. */
  isOverdue(): boolean {
    const timeout = this.#own?.timeout;
    const elapsed = performance.now() - this.#began + TIMER_ERROR;
    return typeof timeout === "number" && timeout > 0 && elapsed >= timeout;
  }

  get group(): number | undefined {
    return this.#child.pid;
  }

  show(stream: "stdout" | "stderr", chunk: Buffer): void {
    this.#shown[stream].add(chunk);
  }

  /** Tells it to end, and after the grace makes it. Its promise rejects because of `reason`, however it ends. */
  end(reason: Error, signal: NodeJS.Signals = "SIGTERM"): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.kill(signal);
    if (!this.#hasExited) this.#killer = setTimeout(() => this.kill("SIGKILL"), this.#options.grace);
  }

  /** Sends `signal` to all of the group. */
  kill(signal: NodeJS.Signals): void {
    if (this.group === undefined) return;
    try {
      process.kill(-this.group, signal);
    } catch {
      // The group is empty.
    }
  }

  /** Settles its output, once, before zx hears that it ended. */
  settle(): void {
    clearTimeout(this.#killer);
    for (const chunks of Object.values(this.store)) chunks.settle();
    this.#shown.stdout.end();
    this.#shown.stderr.end();
  }

  /** Its output for pipes that begin when it has ended. */
  laterStore(): Store<KeptChunks | LostChunks> {
    const { stdout, stderr, stdall } = this.store;
    const later = (chunks: KeptChunks): KeptChunks | LostChunks =>
      chunks.hasGap ? new LostChunks() : chunks;
    return { stdout: later(stdout), stderr: later(stderr), stdall: later(stdall) };
  }

  /** A command that was told to end has failed, even if it made the best of it and exited with 0. */
  #decideOutcome(): void {
    const child = this.#child;
    const emit = child.emit.bind(child) as (event: string | symbol, ...values: unknown[]) => boolean;
    const told = (event: string | symbol, ...values: unknown[]): boolean => {
      if (event !== "close") return emit(event, ...values);
      this.#hasClosed = true;
      this.settle();
      if (this.#reason === undefined) return emit(event, ...values);
      emit("error", this.#reason);
      const [code, signal] = values;
      return emit(event, code === 0 ? null : code, signal);
    };
    child.emit = told as ChildProcess["emit"];
  }

  /** What a command leaves behind may hold its pipes open for ever. */
  #closeLeftPipes(): void {
    const pipes = [this.#child.stdout, this.#child.stderr].filter((pipe) => pipe !== null);
    const latest = performance.now() + AFTERMATH.most;
    const read = (): number => pipes.reduce((sum, pipe) => sum + bytesRead(pipe), 0);
    const wait = (before: number): void => {
      const look = (): void => {
        if (this.#hasClosed) return;
        const now = read();
        if (now !== before && performance.now() < latest) wait(now);
        else for (const pipe of pipes) pipe.destroy();
      };
      // After a busy moment timers come before what is there to be read: look once more behind it.
      setTimeout(() => setImmediate(look), AFTERMATH.silence);
    };
    wait(read());
  }

  #missOutput(): void {
    this.end(new CommandEnded(MISSED));
  }
}

function bytesRead(pipe: Readable): number {
  return "bytesRead" in pipe && typeof pipe.bytesRead === "number" ? pipe.bytesRead : 0;
}
