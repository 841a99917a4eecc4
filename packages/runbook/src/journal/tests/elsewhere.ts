import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Answer, Method } from "./remote.ts";

/** How to start another process that has the same journal open. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
}

/** A journal that another process has open. */
export class JournalElsewhere {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  readonly #waiting: PromiseWithResolvers<Answer>[] = [];

  constructor({ file, arguments: given }: Command) {
    this.#child = spawn(file, given, { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#lines.on("line", (line) => this.#waiting.shift()?.resolve(JSON.parse(line) as Answer));
    this.#child.once("close", (code, signal) => {
      const error = new Error(`the other process ended with ${signal ?? code} before it answered`);
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  call(method: Method, ...given: readonly unknown[]): Promise<Answer> {
    const answer = Promise.withResolvers<Answer>();
    this.#waiting.push(answer);
    this.#child.stdin.write(`${JSON.stringify({ method, arguments: given })}\n`);
    return answer.promise;
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, "close");
    this.#child.stdin.end();
    await closed;
  }
}
