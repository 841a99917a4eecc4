import { DISASTERS, type ResourcePosture, span } from "@rampart/recovery";
import { httpUrl } from "../http-url.ts";
import { clip } from "../markdown/clip.ts";
import { code, escapeMarkdown } from "../markdown/escape.ts";
import { fitting } from "../markdown/fitting.ts";
import { markdownMarker } from "../markdown/markdown.ts";
import { count, list } from "../plural.ts";
import { resourceName } from "../resource-text.ts";
import { byWorkload, type Heat, type WorkloadPosture } from "./by-workload.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { type Headline, postureHeadline } from "./headline.ts";
import { codeText, folded, resource, text, weakness } from "./markdown-parts.ts";
import type { RecoveryFacts } from "./recovery-input.ts";
import { DISASTER_NAMES, disasterList, keptText, limitText, lossText, VERDICTS } from "./words.ts";

export interface RecoveryMarkdownOptions {
  /** Tells the comments of several analyses on one pull request apart; `recovery` where absent. */
  readonly id?: string;
  /** Where the full report is, as an http or https address. */
  readonly reportUrl?: string;
  /** Most characters; what a comment on GitHub holds where absent. */
  readonly limit?: number;
}

/** GitHub refuses a longer comment. */
const COMMENT_LIMIT = 65_536;
const STACKS_SHOWN = 10;
const MARKS: Readonly<Record<Headline["kind"], string>> = { good: "✅", bad: "❌", open: "❔" };

/** The posture as a comment on a pull request; where there is a comparison, what the change does, and no more. */
export function toRecoveryMarkdown(report: RecoveryFacts, options: RecoveryMarkdownOptions = {}): string {
  const { comparison } = report;
  return fitting(options.limit ?? COMMENT_LIMIT, 1, ({ blocks, rows }) => {
    const parts = [
      markdownMarker(options.id ?? "recovery"),
      ...(comparison === undefined ? posture(report, blocks, rows) : comparisonMarkdown(comparison, rows)),
      footer(report, options),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
  });
}

function posture(report: RecoveryFacts, blocks: number, rows: number): string[] {
  const { kind, text: headline } = postureHeadline(report.posture);
  const workloads = byWorkload(report.posture);
  return [
    `### ${MARKS[kind]} Rampart recovery: ${escapeMarkdown(headline)}`,
    stacksLine(report.stacks),
    blocks === 0 ? "" : heatTable(workloads, rows),
    misses(
      workloads.flatMap(({ resources }) => resources),
      rows,
    ),
    others(report, rows),
  ];
}

function heatTable(workloads: readonly WorkloadPosture[], rows: number): string {
  if (workloads.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const head = ["Most data lost", ...DISASTERS.map((disaster) => DISASTER_NAMES[disaster]), "Kept"];
  const more = workloads.length - rows;
  return [
    line(head),
    line(head.map(() => "---")),
    ...workloads
      .slice(0, rows)
      .map(({ name, tier, resources, disasters, retention }) =>
        line([
          `${name === undefined ? "no workload" : `**${text(name)}**`}${tier === undefined ? "" : ` (${text(tier)})`}<br>${count(resources.length, "resource")}`,
          ...DISASTERS.map((disaster) => cell(disasters[disaster], lossText(disasters[disaster].worst))),
          cell(retention, keptText(retention.worst)),
        ]),
      ),
    ...(more > 0 ? ["", `… and ${count(more, "more workload")}.`] : []),
  ].join("\n");
}

function cell(
  { worst, counts }: Heat<ResourcePosture["retention"] | ResourcePosture["scenarios"]["zone"]["rpo"]>,
  figure: string,
): string {
  const { verdict, objective } = worst;
  const of = objective === undefined ? "" : ` (${limitText(worst)})`;
  const missed = counts.missed > 0 ? `<br>${counts.missed} missed` : "";
  return `${VERDICTS[verdict].mark} ${figure}${of}${missed}`;
}

function misses(resources: readonly ResourcePosture[], rows: number): string {
  const missed = resources.filter(({ verdict }) => verdict === "missed");
  if (missed.length === 0) return "";
  const more = missed.length - rows;
  return [
    "<details>",
    `<summary><b>${count(missed.length, "resource")} ${missed.length === 1 ? "misses" : "miss"} an objective</b>, and what to do</summary>`,
    "",
    ...missed.slice(0, rows).map(miss),
    ...(more > 0 ? ["", `… and ${more} more.`] : []),
    "",
    "</details>",
  ].join("\n");
}

function miss({ urn, type, scenarios, retention }: ResourcePosture): string {
  const missed = DISASTERS.filter((disaster) => scenarios[disaster].rpo.verdict === "missed");
  const alike = Map.groupBy(missed, (disaster) => {
    const { cut, objective = 0 } = scenarios[disaster].rpo;
    const why = cut === undefined ? "" : `<br>${text(cut)}`;
    return `${lossText(scenarios[disaster].rpo)} may be lost, objective ${span(objective)}${why}`;
  });
  const kept =
    retention.verdict === "missed"
      ? [`  - **Retention**: kept ${keptText(retention)}, objective ${span(retention.objective ?? 0)}`]
      : [];
  return [
    `- ${resource(urn, type)}`,
    ...[...alike].map(([what, disasters]) => `  - **${disasterList(disasters)}**: ${what}`),
    ...kept,
  ].join("\n");
}

function others(
  { posture: { uncovered, undetermined, weaknesses, notExpressible } }: RecoveryFacts,
  rows: number,
): string {
  const open = undetermined.map(
    ({ urn, path, reason }) =>
      `- ${codeText(resourceName(urn))}: ${path === "" ? "" : codeText(path)} ${text(reason)}`,
  );
  return [
    folded(
      "of which nothing is left when deleted",
      count(uncovered.length, "resource"),
      uncovered.map(({ urn, type }) => `- ${resource(urn, type)}`),
      rows,
    ),
    folded(
      "not known yet, which would settle a verdict",
      count(undetermined.length, "property", "properties"),
      open,
      rows,
    ),
    folded(
      "that make backups worth less than they look",
      count(weaknesses.length, "weakness", "weaknesses"),
      weaknesses.map(weakness),
      rows,
    ),
    folded(
      "asked for, and the cloud has no way to say it",
      count(notExpressible.length, "thing"),
      notExpressible.map(
        ({ urn, intent, reason, instead }) =>
          `- ${codeText(resourceName(urn))} ${codeText(intent)}: ${text(reason)}${instead === undefined ? "" : `<br>Instead: ${text(instead)}`}`,
      ),
      rows,
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function stacksLine(stacks: readonly string[]): string {
  if (stacks.length === 0) return "";
  const names = stacks.slice(0, STACKS_SHOWN).map((stack) => code(clip(stack, 100)));
  const more = stacks.length - names.length;
  return `Stacks: ${list(more > 0 ? [...names, `${more} more`] : names)}.`;
}

function footer({ version, generatedAt }: RecoveryFacts, { reportUrl }: RecoveryMarkdownOptions): string {
  const url = httpUrl(reportUrl);
  const link = url === undefined ? "" : `[Full report](<${url}>) · `;
  return `<sub>${link}Rampart ${code(version)} · ${generatedAt.toISOString().slice(0, 16).replace("T", " ")} UTC</sub>`;
}
