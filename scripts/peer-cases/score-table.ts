import type { CheckScore, Score } from "./score.ts";

const SHOWN_MISSES = 4;

/** The score as a table for people, checks that no rule covers last. */
export function scoreTable({ checks, covered, comparable }: Score): string {
  const order = ["one-sided", "covered", "missed"];
  const rows = checks
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .map((check) => [check.check, check.verdict, nearestText(check)] as const);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const share = comparable === 0 ? 0 : (100 * covered) / comparable;
  return [
    ...lines,
    "",
    `${covered} of ${comparable} checks with passing and failing cases are covered (${share.toFixed(1)} %)`,
  ].join("\n");
}

function nearestText({ verdict, nearest, types }: CheckScore): string {
  if (nearest === undefined) return verdict === "one-sided" ? "" : `no rule fires (${types.join(", ")})`;
  if (nearest.misses.length === 0) return nearest.rule;
  const shown = nearest.misses.slice(0, SHOWN_MISSES).join("; ");
  const left = nearest.misses.length - SHOWN_MISSES;
  return `${nearest.rule} but: ${shown}${left > 0 ? `; and ${left} more` : ""}`;
}
