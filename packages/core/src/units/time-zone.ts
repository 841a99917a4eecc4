import { IANAZone } from "luxon";
import { UnitError } from "./unit-error.ts";

const ACCEPTED = "an IANA name such as Europe/Berlin, or UTC";

/**
 * `name`, if it names a time zone.
 *
 * @throws {UnitError}
 */
export function zoneNamed(name: string): string {
  // Offsets such as +02:00 are refused: a schedule written in one would silently ignore daylight saving time.
  if (!/^[A-Za-z]/.test(name) || !IANAZone.create(name).isValid) {
    throw new UnitError(name, "is not a time zone", ACCEPTED);
  }
  return name;
}
