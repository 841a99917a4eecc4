const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** Bytes for people: `1.2 GB`, in powers of 1000 as networks and bills count. */
export function amount(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${UNITS[unit] ?? "B"}`;
}

/** `1 object`, `1,000 objects`. */
export function objects(count: number): string {
  return `${count.toLocaleString("en")} object${count === 1 ? "" : "s"}`;
}

/** `85 MB/s`, or nothing where it went too fast to tell. */
export function speed(bytes: number, milliseconds: number): string {
  return milliseconds < 1 ? "" : `${amount((bytes / milliseconds) * 1000)}/s`;
}
