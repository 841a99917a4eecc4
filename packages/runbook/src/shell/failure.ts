import { CommandEnded, CommandRefused } from "./refusal.ts";

/**
 * The error to tell people instead of the one a command rejected with: zx puts why a command was stopped, refused or
 * could not be started into `cause`, and numbers that say nothing into the message. Other errors are given back as they
 * are. Not redacted.
 */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || !isProcessOutput(error)) return error;
  return error.cause ?? error;
}

/** zx is not loaded for this: without a command there is no such error. */
function isProcessOutput(error: Error): boolean {
  return Object.prototype.toString.call(error) === "[object ProcessOutput]";
}

/**
 * Until the returned function is called, a command that its author does not wait for does not bring the process down
 * by being stopped or refused: Node ends a process for any other rejected promise that nobody handles, as before.
 */
export function tolerateEndedCommands(): () => void {
  function ignoreEnded(reason: unknown): void {
    const failure = failureOf(reason);
    if (failure instanceof CommandEnded || failure instanceof CommandRefused) return;
    // With a listener Node leaves the rest to it; another listener may know better.
    if (process.listenerCount("unhandledRejection") === 1) throw reason;
  }
  process.on("unhandledRejection", ignoreEnded);
  return () => {
    process.off("unhandledRejection", ignoreEnded);
  };
}
