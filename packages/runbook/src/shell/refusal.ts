import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";

/** A command that was not run: it would have shown a secret, or its step has ended. */
export class CommandRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CommandRefused";
  }
}

/** A command that was told to end, because its time was over or its step has to end. */
export class CommandEnded extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CommandEnded";
  }
}

/** Instead of a process that could not be started: fails as soon as somebody can listen. */
export function failedChild(error: unknown): ChildProcess {
  const child = Object.assign(new EventEmitter(), {
    stdin: null,
    stdout: null,
    stderr: null,
    pid: undefined,
  });
  process.nextTick(() => {
    child.emit("error", error);
    child.emit("close", null, null);
  });
  // All that zx uses of a child process; those of Node cannot be made without a process.
  return child as unknown as ChildProcess;
}
