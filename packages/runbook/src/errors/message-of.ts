import { failureOf } from "../shell/failure.ts";

const LAST_LINES = 5;

/** What went wrong, for people: with its cause, where that says more. Not redacted. */
export function messageOf(error: unknown): string {
  const failure = failureOf(error);
  if (!(failure instanceof Error)) return String(failure);
  const message = commandMessage(failure) ?? (failure.message === "" ? failure.name : failure.message);
  // zx gives a command that just failed the cause `null`.
  if (failure.cause === undefined || failure.cause === null) return message;
  const deeper = messageOf(failure.cause);
  return message.includes(deeper) ? message : `${message}: ${deeper}`;
}

/** Of a command that ended badly: how, and the last that it said. zx would add where in this code it was called. */
function commandMessage(error: Error): string | undefined {
  if (!("exitCode" in error && "signal" in error && "stderr" in error)) return undefined;
  const { exitCode, signal, stderr } = error;
  const how = typeof signal === "string" ? `ended by ${signal}` : `ended with exit code ${String(exitCode)}`;
  const said = String(stderr).trim().split("\n").slice(-LAST_LINES).join("\n").trim();
  return said === "" ? `the command ${how}` : `the command ${how}: ${said}`;
}
