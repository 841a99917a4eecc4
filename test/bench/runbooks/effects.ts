import { readFileSync, writeFileSync } from "node:fs";

/** An effect that happened: one line of the file that the steps write to. */
export interface Effect {
  /** Of the step, from 1 on. */
  readonly position: number;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function clearEffects(file: string): void {
  writeFileSync(file, "");
}

export function readEffects(file: string): readonly Effect[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [position = Number.NaN, pid = Number.NaN, at = Number.NaN] = line.split(" ").map(Number);
      return { position, pid, at };
    });
}

/** How often each of `steps` steps had its effect. */
export function timesEach(effects: readonly Effect[], steps: number): readonly number[] {
  return Array.from(
    { length: steps },
    (_, index) => effects.filter(({ position }) => position === index + 1).length,
  );
}

/** Such as `once each`, or `step 2 twice, steps 4 and 5 never`. */
export function describeTimes(times: readonly number[]): string {
  if (times.every((count) => count === 1)) return "once each";
  const counts = [...new Set(times)].filter((count) => count !== 1).sort((a, b) => b - a);
  return counts.map((count) => `${stepsWith(times, count)} ${timesInWords(count)}`).join(", ");
}

function stepsWith(times: readonly number[], count: number): string {
  const steps = times.flatMap((each, index) => (each === count ? [index + 1] : []));
  if (steps.length === times.length) return "every step";
  if (steps.length === 1) return `step ${steps[0]}`;
  return `steps ${steps.slice(0, -1).join(", ")} and ${steps.at(-1)}`;
}

function timesInWords(count: number): string {
  if (count === 0) return "never";
  return count === 2 ? "twice" : `${count} times`;
}
