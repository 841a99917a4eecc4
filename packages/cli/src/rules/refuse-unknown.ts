import { InputError } from "@rampart/core/errors";
import { suggest } from "./suggest.ts";

/**
 * @throws {InputError} if one of `given` is not among `known`; it says what was probably meant.
 */
export function refuseUnknown(
  what: string,
  given: readonly string[] | undefined,
  known: readonly string[],
): void {
  const unknown = given?.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = suggest(unknown, known);
  const choice = known.length === 0 ? `No ${what} is declared.` : `Known: ${known.join(", ")}.`;
  throw new InputError(`there is no ${what} ${unknown}`, {
    advice: meant === undefined ? choice : `Did you mean ${meant}?`,
  });
}
