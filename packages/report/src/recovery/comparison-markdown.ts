import type { Effect, RecoveryComparison, ResourceChange } from "@rampart/recovery";
import { escapeMarkdown } from "../markdown/escape.ts";
import { count } from "../plural.ts";
import { type ChangeLine, changeLines, protectionLines } from "./changes.ts";
import { comparisonHeadline } from "./headline.ts";
import { folded, resource, text, weakness } from "./markdown-parts.ts";
import { EFFECT_NAMES } from "./words.ts";

const HEADLINE_MARKS = { good: "✅", bad: "❌", open: "❔" } as const;

const MARKS: Readonly<Record<Effect, string>> = {
  "newly-missed": "❌",
  "missed-by-more": "❌",
  "newly-undetermined": "❔",
  "objective-gone": "⚠️",
  worse: "🔻",
  vanished: "➖",
  appeared: "➕",
  changed: "🔁",
  better: "🔼",
  "newly-met": "✅",
  unchanged: "",
};

/** What is shown unfolded: what somebody has to look at before merging. */
const URGENT: ReadonlySet<Effect> = new Set([
  "newly-missed",
  "missed-by-more",
  "newly-undetermined",
  "objective-gone",
]);

/** What a change does to the recovery of data, as parts of a comment. */
export function comparisonMarkdown(comparison: RecoveryComparison, rows: number): string[] {
  const { kind, text: headline } = comparisonHeadline(comparison);
  const urgent = comparison.resources.filter(({ effect }) => URGENT.has(effect));
  const others = comparison.resources.filter(({ effect }) => !URGENT.has(effect));
  const { uncovered, weaknesses, undetermined, unchanged } = comparison;
  const more = urgent.length - rows;
  return [
    `### ${HEADLINE_MARKS[kind]} Rampart recovery: ${escapeMarkdown(headline)}`,
    [...urgent.slice(0, rows).map(change), ...(more > 0 ? [`- … and ${more} more`] : [])].join("\n"),
    folded(
      "changed, and no objective is missed by it",
      count(others.length, "resource"),
      others.map(change),
      rows,
    ),
    folded(
      "of which nothing is left when deleted, that had a backup or were not there",
      count(uncovered.appeared.length, "resource"),
      uncovered.appeared.map(({ urn, type }) => `- ${resource(urn, type)}`),
      rows,
    ),
    folded(
      "that make backups worth less than they look, and are new",
      count(weaknesses.appeared.length, "weakness", "weaknesses"),
      weaknesses.appeared.map(weakness),
      rows,
    ),
    folded(
      "gone",
      count(weaknesses.vanished.length, "weakness", "weaknesses"),
      weaknesses.vanished.map(weakness),
      rows,
    ),
    `${[
      ...(undetermined.appeared.length > 0
        ? [`${count(undetermined.appeared.length, "property", "properties")} not known any more`]
        : []),
      `${count(unchanged, "data resource")} unchanged`,
    ].join(" · ")}.`,
  ];
}

function change(resourceChange: ResourceChange): string {
  const { urn, type, presence, effect } = resourceChange;
  const lines = changeLines(resourceChange).filter((line) => presence === "both" || isWorthIt(line));
  const side = presence === "both" ? "" : presence === "appeared" ? ", new" : ", gone";
  return [
    `- ${MARKS[effect]} ${resource(urn, type)}${side}`,
    ...lines.map(lineText),
    ...protectionLines(resourceChange).map((one) => `  - ${text(one)}`),
  ].join("\n");
}

/** Of a resource that is new or gone, what is promised of it. */
function isWorthIt({ effect, text: figures }: ChangeLine): boolean {
  return effect !== "vanished" && (effect !== "appeared" || figures.includes("objective"));
}

function lineText({ what, effect, text: figures, cut }: ChangeLine): string {
  const todo = cut === undefined ? "" : `<br>${text(cut)}`;
  return `  - **${what}**: ${figures} (${EFFECT_NAMES[effect]})${todo}`;
}
