import { durationText } from "../duration-text.ts";

/** How far something is, and how fast. */
interface Pace {
  readonly done: number;
  readonly total: number;
  readonly unit: string | undefined;
  readonly since: { readonly at: number; readonly done: number };
}

const BYTES = new Set(["byte", "bytes", "B"]);
const SCALE = ["B", "kB", "MB", "GB", "TB", "PB"];
/** Before this much time a speed says nothing. */
const SETTLED_MILLISECONDS = 1_000;

/** The share that is done, from 0 to 1; undefined where the whole is not known. */
export function shareOf({ done, total }: Pick<Pace, "done" | "total">): number | undefined {
  if (!(total > 0)) return undefined;
  return Math.min(1, Math.max(0, done / total));
}

/** `3 of 10 files, 1.5 files/s, 5.0 s left`. */
export function paceText(pace: Pace, now: number): string {
  const { done, total, unit } = pace;
  const counts = total > 0 ? `${amount(done, unit)} of ${amount(total, unit)}` : amount(done, unit);
  const name = unit === undefined || isBytes(unit) ? "" : ` ${unit}`;
  const speed = speedOf(pace, now);
  if (speed === undefined) return `${counts}${name}`;
  const left = total > done ? `, ${durationText(((total - done) / speed) * 1000)} left` : "";
  return `${counts}${name}, ${amount(speed, unit)}${isBytes(unit) ? "" : name}/s${left}`;
}

/** Units a second; undefined before it is known. */
function speedOf({ done, since }: Pace, now: number): number | undefined {
  const milliseconds = now - since.at;
  const came = done - since.done;
  return milliseconds < SETTLED_MILLISECONDS || came <= 0 ? undefined : (came / milliseconds) * 1000;
}

function isBytes(unit: string | undefined): boolean {
  return unit !== undefined && BYTES.has(unit);
}

function amount(value: number, unit: string | undefined): string {
  return isBytes(unit) ? bytesText(value) : countText(value);
}

function countText(value: number): string {
  return Number.isInteger(value) || value >= 100 ? String(Math.round(value)) : value.toFixed(1);
}

/** Bytes in powers of a thousand, as disks and networks count: `12.3 MB`. */
function bytesText(bytes: number): string {
  let value = bytes;
  let power = 0;
  while (value >= 999.95 && power < SCALE.length - 1) {
    value /= 1000;
    power += 1;
  }
  return `${power === 0 ? Math.round(value) : value.toFixed(1)} ${SCALE[power]}`;
}
