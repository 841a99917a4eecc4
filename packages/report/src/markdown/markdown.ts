import { SEVERITIES } from "@rampart/core/finding";
import { httpUrl } from "../http-url.ts";
import { count, list } from "../plural.ts";
import type { ReportInput } from "../report-input.ts";
import { findingsByRule } from "../rule-findings.ts";
import { verdictOf } from "../verdict.ts";
import { type Block, blocksOf, MARKS, renderBlock, SECTIONS, type Section } from "./block.ts";
import { clip } from "./clip.ts";
import { code } from "./escape.ts";
import { type Extent, fitting } from "./fitting.ts";

export interface MarkdownOptions {
  /** Tells the comments of several checks on one pull request apart; `check` where absent. */
  readonly id?: string;
  /** Where the full report is, as an http or https address. */
  readonly reportUrl?: string;
  /** Most characters; what a comment on GitHub holds where absent. */
  readonly limit?: number;
}

/** GitHub refuses a longer comment. */
const COMMENT_LIMIT = 65_536;
const STACKS_SHOWN = 10;

const HEADINGS: Readonly<Record<Section, string>> = {
  failed: "",
  undetermined: "#### Undetermined: not known before the deployment; check the stack again after it",
  waived: "#### Waived: accepted until a date",
  known: "#### Known: in the baseline, shown and not counted against this change",
};

/** The hidden first line of a comment: by it, CI finds the comment to update. */
export function markdownMarker(id: string = "check"): string {
  return `<!-- rampart:${encodeURIComponent(id).replaceAll("-", "%2D")} -->`;
}

/** The findings as a comment on a pull request. */
export function toMarkdown(input: ReportInput, options: MarkdownOptions = {}): string {
  const blocks = blocksOf(findingsByRule(input));
  const head = [
    markdownMarker(options.id),
    verdictLine(input),
    severityTable(input),
    otherCounts(input),
    stacksLine(input),
  ];
  return fitting(options.limit ?? COMMENT_LIMIT, blocks.length, (extent) => {
    const shown = blocks.slice(0, extent.blocks);
    const parts = [
      ...head,
      ...sections(shown, extent),
      leftOut(blocks, extent, options),
      footer(input, options),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  });
}

function verdictLine(input: ReportInput): string {
  const { isGood, text } = verdictOf(input);
  return `### ${isGood ? "✅" : "❌"} Rampart: ${text}`;
}

function severityTable({ summary }: ReportInput): string {
  if (SEVERITIES.every((severity) => summary.failed[severity] === 0)) return "";
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(SEVERITIES.map((severity) => `${MARKS[severity]} ${severity}`)),
    row(SEVERITIES.map(() => "--:")),
    row(SEVERITIES.map((severity) => String(summary.failed[severity]))),
  ].join("\n");
}

function otherCounts({ summary, coverage }: ReportInput): string {
  const counts = [
    ...(summary.undetermined > 0 ? [`${summary.undetermined} undetermined`] : []),
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    `${count(summary.passed, "check")} passed`,
    `rules looked at ${coverage.evaluated} of ${count(coverage.resources, "resource")}`,
  ];
  return `${counts.join(" · ")}.`;
}

function stacksLine({ stacks }: ReportInput): string {
  if (stacks.length === 0) return "";
  const names = stacks.slice(0, STACKS_SHOWN).map((stack) => code(clip(stack, 100)));
  const more = stacks.length - names.length;
  return `Checked: ${list(more > 0 ? [...names, `${more} more`] : names)}.`;
}

function sections(blocks: readonly Block[], { rows }: Extent): readonly string[] {
  return SECTIONS.flatMap((section) => {
    const ofSection = blocks.filter((block) => block.section === section);
    return ofSection.length === 0
      ? []
      : [HEADINGS[section], ...ofSection.map((block) => renderBlock(block, rows))];
  });
}

function leftOut(blocks: readonly Block[], extent: Extent, { reportUrl }: MarkdownOptions): string {
  const hidden = blocks
    .map(({ findings }, index) => Math.max(0, findings.length - (index < extent.blocks ? extent.rows : 0)))
    .reduce((sum, number) => sum + number, 0);
  if (hidden === 0) return "";
  const rules = new Set(blocks.slice(extent.blocks).map(({ rule }) => rule.id)).size;
  const ofRules = rules === 0 ? "" : `, among them all of ${count(rules, "rule")},`;
  const where = httpUrl(reportUrl) === undefined ? " The report of the check has all." : "";
  return `⚠️ ${count(hidden, "finding")}${ofRules} left out: a comment holds no more.${where}`;
}

function footer({ version, generatedAt }: ReportInput, { reportUrl }: MarkdownOptions): string {
  const url = httpUrl(reportUrl);
  const link = url === undefined ? "" : `[Full report](<${url}>) · `;
  return `<sub>${link}Rampart ${code(version)} · ${generatedAt.toISOString().slice(0, 16).replace("T", " ")} UTC</sub>`;
}
