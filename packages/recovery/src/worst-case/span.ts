const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Up to this many of a unit are told in it alone: `65 min`, `25 h`. */
const FEW = { seconds: 90, minutes: 119, hours: 47 } as const;

/** A length of time for people, exactly: a rounded one could hide by how much an objective is missed. */
export function span(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole <= FEW.seconds && whole !== MINUTE) return `${whole} s`;
  if (whole % MINUTE === 0 && whole !== HOUR && whole / MINUTE <= FEW.minutes) return `${whole / MINUTE} min`;
  if (whole % YEAR === 0) return `${whole / YEAR} y`;
  if (whole < (FEW.hours + 1) * HOUR) return parts(whole, [HOUR, "h"], [MINUTE, "min"], [1, "s"]);
  return parts(whole, [DAY, "d"], [HOUR, "h"], [MINUTE, "min"], [1, "s"]);
}

function parts(seconds: number, ...units: readonly (readonly [number, string])[]): string {
  let rest = seconds;
  return units
    .flatMap(([length, name]) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      return count === 0 ? [] : [`${count} ${name}`];
    })
    .join(" ");
}
