import { renderDuration } from "@rampart/core/units";

/** Milliseconds for people: `340 ms`, `12.4 s`, `4m12s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return renderDuration(Math.round(milliseconds / 1000));
}
