/** Whether the service said one of `names`. */
export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

/**
 * What the answer of `ask` is, or undefined where the service says that there is none.
 *
 * @param names of the errors with which it says so.
 */
export async function unlessMissing<Answer>(
  ask: Promise<Answer>,
  ...names: readonly string[]
): Promise<Answer | undefined> {
  try {
    return await ask;
  } catch (error) {
    if (isNamed(error, ...names)) return undefined;
    throw error;
  }
}

/** What {@link explained} explains: the error of the SDK. */
export function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** A refusal of AWS in words for people: which call, what it said, what to do. */
export class AwsRefusal extends Error {
  override readonly name = "AwsRefusal";
}

/**
 * Gives the answer of `ask`, or says of its error which call was refused.
 *
 * @param action the call as IAM names it, such as `rds:RestoreDBInstanceFromDBSnapshot`.
 */
export async function explained<Answer>(action: string, ask: Promise<Answer>): Promise<Answer> {
  try {
    return await ask;
  } catch (error) {
    if (!(error instanceof Error) || error.name === "AbortError") throw error;
    const advice = adviceFor(error.name, action);
    throw new AwsRefusal(
      `${action} was refused: ${error.name}: ${error.message}${advice === "" ? "" : `. ${advice}`}`,
      { cause: error },
    );
  }
}

function adviceFor(name: string, action: string): string {
  if (/AccessDenied|UnauthorizedOperation|NotAuthorized/.test(name)) {
    return `Whoever signs in needs ${action} on it`;
  }
  if (/KMSKey|KmsKey|InvalidKmsKey|KMSKeyNotAccessible/i.test(name)) {
    return "The key that encrypts the recovery point has to be enabled, and usable by whoever signs in";
  }
  if (/Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded/.test(name)) {
    return "Resume the run when less is going on in the account";
  }
  if (/Quota/.test(name)) return "Raise the quota, or remove what is no longer needed, and resume the run";
  if (/Insufficient.*Capacity/.test(name)) {
    return "AWS has no such machine free there: take another class or zone";
  }
  return "";
}
