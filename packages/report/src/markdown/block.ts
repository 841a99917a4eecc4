import type { Finding, Severity } from "@rampart/core/finding";
import { httpUrl } from "../http-url.ts";
import { count } from "../plural.ts";
import type { ReportRule } from "../report-input.ts";
import { resourceName, shortType, stackOf } from "../resource-text.ts";
import type { RuleFindings } from "../rule-findings.ts";
import { clip } from "./clip.ts";
import { code, escapeMarkdown } from "./escape.ts";

/** The findings of a rule that belong into one section of the comment. */
export interface Block {
  readonly rule: ReportRule;
  readonly section: Section;
  readonly findings: readonly Finding[];
}

export const SECTIONS = ["failed", "undetermined", "waived", "known"] as const;
export type Section = (typeof SECTIONS)[number];

function sectionOf({ outcome, known }: Finding): Section {
  if (outcome === "undetermined" || outcome === "waived") return outcome;
  return known === true ? "known" : "failed";
}

export const MARKS: Readonly<Record<Severity, string>> = {
  critical: "🟥",
  high: "🟧",
  medium: "🟨",
  low: "🟦",
};

const LONGEST_TEXT = 600;

/** In the order of their importance. */
export function blocksOf(rules: readonly RuleFindings[]): readonly Block[] {
  return SECTIONS.flatMap((section) =>
    rules.flatMap(({ rule, findings }) => {
      const ofSection = findings.filter((finding) => sectionOf(finding) === section);
      return ofSection.length === 0 ? [] : [{ rule, section, findings: ofSection }];
    }),
  );
}

/** The block, folded, with the first rows of its table. */
export function renderBlock({ rule, section, findings }: Block, rows: number): string {
  const more = findings.length - rows;
  return [
    "<details>",
    `<summary>${MARKS[rule.severity]} <b>${text(rule.title)}</b> · ${count(findings.length, "finding")} · ${code(rule.id)}</summary>`,
    "",
    ...(section === "waived" ? [] : explanation(rule)),
    section === "waived" ? "| Resource | Finding | Accepted |" : "| Resource | Property | Finding |",
    "| --- | --- | --- |",
    ...findings
      .slice(0, rows)
      .map((finding) => (section === "waived" ? waivedRow(finding) : row(finding, rule))),
    ...(more > 0 ? ["", `… and ${more} more.`] : []),
    "",
    "</details>",
  ].join("\n");
}

function explanation({ rationale, fix, url }: ReportRule): readonly string[] {
  const page = httpUrl(url);
  const link = page === undefined ? "" : ` [More…](<${page}>)`;
  return [
    ...(rationale === "" ? [] : [text(rationale), ""]),
    ...(fix === "" ? [] : [`**Fix:** ${text(fix)}${link}`, ""]),
  ];
}

function row(finding: Finding, rule: ReportRule): string {
  const { path, message, outcome, level, severity } = finding;
  const property = path === undefined ? "" : code(clip(path, LONGEST_TEXT));
  return `| ${resource(finding)} | ${property} | ${outcome === "error" ? "💥 " : ""}${severity === rule.severity ? "" : `${MARKS[severity]} `}${text(message)}${level === "advisory" ? " (advisory)" : ""} |`;
}

function waivedRow(finding: Finding): string {
  const { message, waiver } = finding;
  const accepted =
    waiver && `until ${waiver.expires} by ${waiver.owner} (${waiver.ticket}): ${waiver.reason}`;
  return `| ${resource(finding)} | ${text(message)} | ${text(accepted ?? "")} |`;
}

function resource({ urn, type }: Finding): string {
  const of = [shortType(type), stackOf(urn)].filter((part) => part !== undefined).join(" in ");
  return `${code(clip(resourceName(urn), LONGEST_TEXT))}<br>${text(of)}`;
}

function text(plain: string): string {
  return escapeMarkdown(clip(plain, LONGEST_TEXT));
}
