import type { Effect, RecoveryComparison, ResourceChange } from "@rampart/recovery";
import {
  changeLines,
  comparisonHeadline,
  EFFECT_NAMES,
  protectionLines,
} from "@rampart/report/recovery-words";
import { shortType } from "../check/table.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";

type Style = Parameters<Terminal["style"]>[0];

const MARKS: Readonly<Record<Effect, readonly [string, Style]>> = {
  "newly-missed": ["✗", "red"],
  "missed-by-more": ["✗", "red"],
  "newly-undetermined": ["?", "yellow"],
  "objective-gone": ["!", "yellow"],
  worse: ["↓", "yellow"],
  vanished: ["-", "dim"],
  appeared: ["+", "dim"],
  changed: ["~", "dim"],
  better: ["↑", "green"],
  "newly-met": ["✓", "green"],
  unchanged: [" ", "dim"],
};

/** The change for people: a paragraph for each resource, what is newly missed first. */
export function renderComparison(comparison: RecoveryComparison, terminal: Terminal): string {
  const { resources, unchanged, uncovered, weaknesses } = comparison;
  return [
    ...resources.flatMap((change) => renderChange(change, terminal)),
    ...named("Nothing is left when deleted, which was not so", uncovered.appeared.map(nameOnly), terminal),
    ...named("New weaknesses", weaknesses.appeared, terminal),
    ...named("Weaknesses gone", weaknesses.vanished, terminal),
    `${comparisonHeadline(comparison).text}.`,
    `${unchanged} data ${unchanged === 1 ? "resource" : "resources"} unchanged.`,
  ].join("\n");
}

function renderChange(change: ResourceChange, terminal: Terminal): string[] {
  const { urn, type, presence, effect } = change;
  const [mark, style] = MARKS[effect];
  const side = { both: "", appeared: ", new", vanished: ", gone" }[presence];
  return [
    `${terminal.style(style, mark)} ${terminal.style("bold", printable(nameOf(urn)))} ${printable(`${shortType(type)}${side}`)}`,
    ...changeLines(change).flatMap(({ what, text, effect: of, cut }) => [
      `    ${printable(`${what}: ${text}`)} ${terminal.style(MARKS[of][1], `(${EFFECT_NAMES[of]})`)}`,
      ...(cut === undefined ? [] : [wrap(printable(cut), terminal.columns, "      ")]),
    ]),
    ...protectionLines(change).map((text) => wrap(printable(text), terminal.columns, "    ")),
    "",
  ];
}

function named(
  title: string,
  items: readonly { readonly urn: string; readonly message?: string }[],
  terminal: Terminal,
): string[] {
  if (items.length === 0) return [];
  const lines = items.map(({ urn, message }) =>
    wrap(printable([nameOf(urn), message].filter(Boolean).join(": ")), terminal.columns, "  "),
  );
  return [terminal.style("bold", title), ...lines, ""];
}

function nameOnly({ urn }: { readonly urn: string }): { readonly urn: string } {
  return { urn };
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}
