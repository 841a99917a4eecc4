import { WINDOWS_ZONES } from "@rampart/recovery";

/**
 * The Windows name of the time zone `iana`, as Azure's policies write it; undefined if no Windows zone has its clock.
 * Of zones with no row of their own, such as `Europe/Amsterdam`, one that shows the same time all year is taken.
 */
export function windowsZone(iana: string): string | undefined {
  const own = WINDOWS_ZONES.find(([windows, zone]) => zone === iana || windows === iana);
  if (own !== undefined) return own[0];
  const clock = clockOf(iana);
  return WINDOWS_ZONES.find(([, zone]) => showsTheSame(clock, clockOf(zone)))?.[0];
}

const HOUR = 3_600_000;
const YEARS = [2026, 2027, 2028, 2030, 2035];
/** Local midwinter, midsummer, and then every hour of the weeks in which clocks change somewhere. */
const MONTHS_OF_CHANGE = [1, 2, 3, 8, 9, 10];

type Clock = (moment: number) => string;

function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (moment) => format.format(moment);
}

/** Cheap tests first: nearly all zones fail them. */
function showsTheSame(one: Clock, other: Clock): boolean {
  const agree = (moment: number): boolean => one(moment) === other(moment);
  const roughly = YEARS.flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => [Date.UTC(year, month, 1), Date.UTC(year, month, 15)]).flat(),
  );
  if (!roughly.every(agree)) return false;
  const [year = 2026] = YEARS;
  return MONTHS_OF_CHANGE.every((month) => {
    const start = Date.UTC(year, month, 1);
    return Array.from({ length: 31 * 24 }, (_, hour) => start + hour * HOUR).every(agree);
  });
}
