import type { ChildProcess } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { PassThrough, Writable } from "node:stream";

/** Larger than any process id that a system gives, so that no signal can reach a real process. */
const FIRST_PID = 2 ** 30;
let made = 0;

/** A process that is none: as much of one as zx uses. */
export class FakeChild {
  readonly pid: number;
  readonly #emitter: EventEmitter = new EventEmitter();
  readonly #stdout: PassThrough = new PassThrough();
  readonly #stderr: PassThrough = new PassThrough();
  readonly child: ChildProcess;

  constructor() {
    made += 1;
    this.pid = FIRST_PID + made;
    // What a command reads is of no concern: its answer is given.
    const stdin = new Writable({ write: (_chunk, _encoding, done) => done() });
    const parts = { stdin, stdout: this.#stdout, stderr: this.#stderr, pid: this.pid, kill: () => true };
    this.child = Object.assign(this.#emitter, parts) as unknown as ChildProcess;
  }

  /** Prints, and ends with `exitCode`. */
  async exit(exitCode: number, stdout: string, stderr: string): Promise<void> {
    await this.#print(stdout, stderr);
    this.#emitter.emit("exit", exitCode, null);
    this.#emitter.emit("close", exitCode, null);
  }

  /** Ends because of `error`: not started, stopped or refused. */
  async fail(error: unknown): Promise<void> {
    await this.#print("", "");
    this.#emitter.emit("error", error);
    this.#emitter.emit("close", null, null);
  }

  async #print(stdout: string, stderr: string): Promise<void> {
    const read = [once(this.#stdout, "end"), once(this.#stderr, "end")];
    this.#stdout.end(stdout);
    this.#stderr.end(stderr);
    await Promise.all(read);
  }
}
