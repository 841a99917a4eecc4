/** HTTP status of what Azure said, if it said something. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return undefined;
  // The newer SDKs give it as text.
  const status = Number(error.statusCode);
  return Number.isInteger(status) && status > 0 ? status : undefined;
}

/** The code that Azure gives an error, such as `ResourceNotFound`. */
function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** Undefined where Azure says that there is no such thing. */
export async function unlessMissing<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

const BUSY: ReadonlySet<string> = new Set([
  "AnotherOperationInProgress",
  "Conflict",
  "ConflictingServerOperation",
  "DatabaseOperationInProgress",
  "OperationNotAllowedInCurrentState",
  "ServerIsBusy",
  "UserErrorOperationInProgress",
]);

/** Whether Azure is at something with that resource already: maybe what an earlier try of ours began. */
export function isBusy(error: unknown): boolean {
  return statusOf(error) === 409 && BUSY.has(codeOf(error));
}
