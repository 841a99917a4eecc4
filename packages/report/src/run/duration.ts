const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** For people, in at most two units: `850 ms`, `2.4 s`, `4 min 12 s`, `1 h 3 min`, `2 d 4 h`. */
export function durationText(milliseconds: number): string {
  const whole = Math.round(milliseconds);
  if (whole < SECOND) return `${whole} ms`;
  if (whole < 9_950) return `${trimmed(whole / SECOND)} s`;
  const seconds = Math.round(whole / SECOND) * SECOND;
  if (seconds < MINUTE) return `${seconds / SECOND} s`;
  if (seconds < HOUR) return two(seconds, MINUTE, "min", SECOND, "s");
  const minutes = Math.round(whole / MINUTE) * MINUTE;
  if (minutes < DAY) return two(minutes, HOUR, "h", MINUTE, "min");
  return two(Math.round(whole / HOUR) * HOUR, DAY, "d", HOUR, "h");
}

/** Where on a timeline: `0:00`, `4:12`, `1:02:03`. */
export function offsetText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / SECOND);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const pad = (number: number): string => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

function trimmed(seconds: number): string {
  return seconds.toFixed(1).replace(/\.0$/, "");
}

function two(length: number, big: number, bigName: string, small: number, smallName: string): string {
  const [bigs, smalls] = [Math.floor(length / big), (length % big) / small];
  return smalls === 0 ? `${bigs} ${bigName}` : `${bigs} ${bigName} ${smalls} ${smallName}`;
}
