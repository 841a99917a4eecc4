import { SEVERITIES } from "@rampart/core/finding";
import { type Framework, frameworkName } from "../controls.ts";
import type { ReportInput } from "../report-input.ts";
import { domainOf } from "../rule-findings.ts";
import { verdictOf } from "../verdict.ts";
import { CONTROL_STATES, controlState } from "./control-state.ts";
import { coverage } from "./coverage.ts";
import { html, type Markup } from "./markup.ts";
import { type PlotColumn, plot } from "./plot.ts";
import { failedBySeverity, OUTCOMES, ofOutcome } from "./tally.ts";

/** The verdict, the numbers and the plots. */
export function overview(input: ReportInput, frameworks: readonly Framework[]): Markup {
  const { isGood, text } = verdictOf(input);
  return html`<section aria-label="Overview">
<p class="verdict ${isGood ? "good" : "bad"}"><span class="mark" aria-hidden="true">${isGood ? "✓" : "✕"}</span>${capitalised(text)}</p>
${tiles(input)}
<div class="plots">
${[severities(input), domains(input), frameworks.length > 0 && controls(frameworks), coverage(input)]}
</div>
</section>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function tiles({ summary }: ReportInput): Markup {
  const tile = (kind: string, number: number, name: string, filter?: string): Markup => {
    const text = html`<b>${number.toLocaleString("en-US")}</b> <span>${name}</span>`;
    return number === 0 || filter === undefined
      ? html`<li><span class="tile ${number === 0 ? "none" : kind}">${text}</span></li>`
      : html`<li><a class="tile ${kind}" href="#findings" data-filter="${filter}">${text}</a></li>`;
  };
  return html`<ul class="tiles">${[
    SEVERITIES.map((severity) =>
      tile(severity, summary.failed[severity], severity, `severity=${severity}&outcome=fail`),
    ),
    tile("undetermined", summary.undetermined, "undetermined", "outcome=undetermined"),
    tile("waived", summary.waived, "waived", "outcome=waived"),
    tile("error", summary.errors, "broke", "outcome=error"),
    tile("clear", summary.passed, "passed"),
  ]}</ul>`;
}

const OPEN: readonly PlotColumn[] = [
  { name: "undet.", kind: "undetermined" },
  { name: "waived", kind: "waived" },
];

function severities({ findings }: ReportInput): Markup {
  return plot({
    title: "By severity",
    note: "Findings of each outcome",
    rowName: "Severity",
    columns: [{ name: "failed" }, ...OPEN, { name: "broke", kind: "error", isRare: true }],
    rows: SEVERITIES.map((severity) => {
      const ofSeverity = findings.filter((finding) => finding.severity === severity);
      const parts = OUTCOMES.map((outcome) => ({
        length: ofOutcome(ofSeverity, outcome).length,
        kind: outcome === "fail" ? severity : outcome,
      }));
      return { name: ofSeverity.length > 0 ? filterLink(severity, `severity=${severity}`) : severity, parts };
    }),
  });
}

function domains({ findings, rules }: ReportInput): Markup {
  const ofDomain = Map.groupBy(findings, ({ policy }) => domainOf(policy));
  const names = new Set([...ofDomain.keys(), ...rules.map(({ id }) => domainOf(id))]);
  return plot({
    title: "By domain",
    note: "Failed findings of each severity",
    rowName: "Domain",
    columns: SEVERITIES.map((severity) => ({ name: severity, kind: severity })),
    rows: [...names].sort().map((domain) => {
      const failed = failedBySeverity(ofDomain.get(domain) ?? []);
      const parts = SEVERITIES.map((severity) => ({ length: failed[severity], kind: severity }));
      return {
        name: ofDomain.has(domain) ? filterLink(domain, `domain=${domain}`) : domain,
        parts,
      };
    }),
  });
}

function controls(frameworks: readonly Framework[]): Markup {
  return plot({
    title: "By framework",
    note: "Controls by the worst finding of the rules that bear on them",
    rowName: "Framework",
    columns: [{ name: "failed", kind: "fail" }, ...OPEN, { name: "clear", kind: "clear" }],
    rows: frameworks.map((framework, index) => {
      const states = framework.controls.map(controlState);
      const parts = CONTROL_STATES.map((state) => ({
        length: states.filter((other) => other === state).length,
        kind: state,
      }));
      return {
        name: html`<a href="#framework-${index}">${frameworkName(framework)}</a>`,
        parts,
        whole: states.length,
      };
    }),
  });
}

/** Narrows the findings to what it names, where scripts run; a jump to them everywhere. */
function filterLink(name: string, filter: string): Markup {
  return html`<a href="#findings" data-filter="${filter}">${name}</a>`;
}
