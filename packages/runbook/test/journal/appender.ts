import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./append-loop.ts", import.meta.url));

export interface AppenderOptions {
  readonly file: string;
  readonly message?: string;
  /** User that it becomes. */
  readonly user?: number;
  /** Largest file that it may write, in blocks of 512 bytes, as `ulimit -f` of POSIX counts. */
  readonly fileBlocks?: number;
}

export interface JournalFailure {
  readonly failed: string;
  readonly message: string;
  readonly advice: string;
}

/** A real process that appends to the run `r` until it is killed or the journal fails. */
export class Appender {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #closed: Promise<unknown>;
  readonly #ready: PromiseWithResolvers<void> = Promise.withResolvers();
  readonly #failure: PromiseWithResolvers<JournalFailure> = Promise.withResolvers();
  #acknowledged = 0;
  #wanted: { readonly seq: number; reached(): void } | undefined;

  constructor({ file, message = "a line", user, fileBlocks }: AppenderOptions) {
    const command = [process.execPath, SCRIPT, file, "r", message, user === undefined ? "" : String(user)];
    const limited = ["-c", `ulimit -f ${fileBlocks ?? "unlimited"} && exec "$@"`, "sh", ...command];
    this.#child = spawn("sh", limited, { stdio: ["pipe", "pipe", "inherit"] });
    // The process may be killed before it has read anything.
    this.#child.stdin.on("error", () => {});
    this.#closed = once(this.#child, "close");
    // Who waits for neither is not to be told.
    this.#ready.promise.catch(() => {});
    this.#failure.promise.catch(() => {});
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#hear(JSON.parse(line)));
    this.#child.once("close", (code, signal) => {
      const error = new Error(`the appender ended with ${signal ?? code}`);
      this.#ready.reject(error);
      this.#failure.reject(error);
    });
  }

  /** The last entry that the journal took, 0 before. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  async start(): Promise<void> {
    await this.#ready.promise;
    this.#child.stdin.write("go\n");
  }

  /** When entry `seq` is in the journal. */
  async reached(seq: number): Promise<void> {
    if (this.#acknowledged >= seq) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#wanted = { seq, reached: resolve };
    this.#failure.promise.then(({ message }) => reject(new Error(message)), reject);
    await promise;
  }

  /** What the journal failed with. */
  async failure(): Promise<JournalFailure> {
    const failure = await this.#failure.promise;
    await this.#closed;
    return failure;
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#closed;
  }

  #hear(said: { readonly ready?: true; readonly seq?: number } & Partial<JournalFailure>): void {
    if (said.ready) this.#ready.resolve();
    if (said.seq !== undefined) this.#acknowledged = said.seq;
    if (this.#wanted !== undefined && this.#acknowledged >= this.#wanted.seq) this.#wanted.reached();
    const { failed, message = "", advice = "" } = said;
    if (failed !== undefined) this.#failure.resolve({ failed, message, advice });
  }
}
