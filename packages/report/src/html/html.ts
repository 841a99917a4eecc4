import { frameworksOf } from "../controls.ts";
import { list } from "../plural.ts";
import type { ReportInput } from "../report-input.ts";
import { findingsByRule as groupByRule } from "../rule-findings.ts";
import { verdictOf } from "../verdict.ts";
import { findingsByRule, rulesWithoutFindings } from "./findings.ts";
import { frameworkTables } from "./frameworks.ts";
import { html } from "./markup.ts";
import { overview } from "./overview.ts";
import { renderPage } from "./page.ts";
import { waivers } from "./waivers.ts";

const STACKS_SHOWN = 5;

/** The findings as one page that needs nothing else: no network, no script to be read. */
export function toHtml(input: ReportInput): string {
  const rules = groupByRule(input);
  const frameworks = frameworksOf(rules);
  return renderPage({
    title: title(input),
    heading: input.stacks.length === 0 ? "Infrastructure check" : list(shortened(input.stacks)),
    version: input.version,
    time: input.generatedAt,
    skip: html`<a class="skip" href="#findings">Skip to the findings</a>`,
    main: [
      overview(input, frameworks),
      findingsByRule(input, rules, frameworks),
      waivers(input),
      frameworkTables(frameworks),
      rulesWithoutFindings(rules),
    ],
  });
}

function title(input: ReportInput): string {
  const of = input.stacks.length === 0 ? "" : ` – ${list(shortened(input.stacks))}`;
  return `Rampart: ${verdictOf(input).text}${of}`;
}

function shortened(stacks: readonly string[]): readonly string[] {
  const more = stacks.length - STACKS_SHOWN;
  return more > 0 ? [...stacks.slice(0, STACKS_SHOWN), `${more} more`] : stacks;
}
