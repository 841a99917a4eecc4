import type { Clock } from "@rampart/runbook";

/** What trying again needs. */
export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MILLISECONDS = 200;
const LONGEST_PAUSE_MILLISECONDS = 20_000;

/** Bytes that are not what the other side says they are: the object is read and written anew. */
export class Corrupted extends Error {
  override readonly name = "Corrupted";
}

/** An answer that ended too soon. */
export class Incomplete extends Error {
  override readonly name = "Incomplete";
}

/** Does `act`, and again after a growing pause while another try can help. */
export async function withRetry<Result>(act: () => Promise<Result>, patience: Patience): Promise<Result> {
  const { clock, signal } = patience;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await act();
    } catch (error) {
      if (signal.aborted || attempt === ATTEMPTS || !isTransient(error)) throw error;
      const pause = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** (attempt - 1));
      // Half of it by chance: objects that were refused together do not come back together.
      await clock.sleep(pause / 2 + (Math.random() * pause) / 2, signal);
    }
  }
}

/** Whether another try can help: the service is busy or broken, or the connection was. A refusal stays one. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Incomplete || TRANSIENT_NAMES.has(error.name)) return true;
  const status = statusOf(error);
  if (status !== undefined && status >= 400) {
    return status === 429 || (status >= 500 && status !== 501 && status !== 505);
  }
  return TRANSIENT_CODES.has(codeOf(error)) || /aborted|socket hang up|premature close/i.test(error.message);
}

/** HTTP status of what the service said, if it said something. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return undefined;
  const { $metadata } = error;
  if (typeof $metadata !== "object" || $metadata === null || !("httpStatusCode" in $metadata))
    return undefined;
  return typeof $metadata.httpStatusCode === "number" ? $metadata.httpStatusCode : undefined;
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
const TRANSIENT_NAMES: ReadonlySet<string> = new Set([
  "SlowDown",
  "Throttling",
  "ThrottlingException",
  "RequestTimeout",
  "TimeoutError",
  "InternalError",
  "ServiceUnavailable",
  "BadDigest",
  "XAmzContentSHA256Mismatch",
  "XAmzContentChecksumMismatch",
  "IncompleteBody",
]);

const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "ETIMEDOUT",
  "EPIPE",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ERR_STREAM_PREMATURE_CLOSE",
]);
