import { messageOf } from "../errors/message-of.ts";
import type { Failure } from "../journal/entry.ts";
import { TimedOut } from "./deadline.ts";

/** An error as the journal keeps it. */
export function failureOf(error: unknown, output: string): Failure {
  const kind = error instanceof TimedOut ? "timeout" : isAbort(error) ? "aborted" : "error";
  return { message: messageOf(error), kind, ...(output === "" ? {} : { output }) };
}

/** The run was told to end. */
export class Aborted extends Error {
  constructor() {
    super("the operator stopped it");
    this.name = "Aborted";
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Aborted || (error instanceof Error && error.name === "AbortError");
}
