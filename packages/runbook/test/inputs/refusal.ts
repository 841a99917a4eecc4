import { InputError } from "@rampart/core/errors";
import { expect } from "vitest";

/** The message with which `attempt` is refused as bad input. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}
