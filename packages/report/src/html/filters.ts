import { SEVERITIES } from "@rampart/core/finding";
import { type Framework, frameworkName } from "../controls.ts";
import { failsCheck } from "../fails-check.ts";
import { count } from "../plural.ts";
import type { ReportInput } from "../report-input.ts";
import { stackOf } from "../resource-text.ts";
import { domainOf } from "../rule-findings.ts";
import { html, type Markup } from "./markup.ts";
import { OUTCOME_NAMES, OUTCOMES } from "./tally.ts";

/** Narrows the findings. Without scripts it could do nothing, so it shows only where they run. */
export function filters({ findings }: ReportInput, frameworks: readonly Framework[]): Markup {
  const distinct = (values: readonly (string | undefined)[]): readonly string[] =>
    [...new Set(values.filter((value) => value !== undefined))].sort();
  const outcomes = OUTCOMES.filter((outcome) => findings.some((finding) => finding.outcome === outcome));
  const severities = SEVERITIES.filter((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  const domains = distinct(findings.map(({ policy }) => domainOf(policy)));
  const stacks = distinct(findings.map(({ urn }) => stackOf(urn)));
  return html`<form id="filters" class="filters" role="search" aria-label="Findings" hidden>
<label class="search">Search <input type="search" name="q" placeholder="resource, rule, control, text…" autocomplete="off" spellcheck="false"></label>
${choices(
  "Severity",
  "severity",
  severities.map((severity) => ({ value: severity, name: severity })),
)}
${choices(
  "Outcome",
  "outcome",
  outcomes.map((outcome) => ({ value: outcome, name: OUTCOME_NAMES[outcome] })),
)}
${
  findings.some(failsCheck) &&
  !findings.every(failsCheck) &&
  html`<label class="choice"><input type="checkbox" name="fails" value="yes"> fails the check</label>`
}
${select(
  "Domain",
  "domain",
  domains.map((domain) => ({ value: domain, name: domain })),
)}
${select(
  "Framework",
  "framework",
  frameworks.map((framework, index) => ({ value: String(index), name: frameworkName(framework) })),
)}
${select(
  "Stack",
  "stack",
  stacks.map((stack) => ({ value: stack, name: stack })),
)}
<div class="actions"><output id="shown" for="filters">${count(findings.length, "finding")}</output>
<button type="reset">Reset</button> <button type="button" id="unfold">Open all</button> <button type="button" id="fold">Close all</button></div>
</form>`;
}

interface Choice {
  readonly value: string;
  readonly name: string;
}

/** One choice is none. */
function choices(legend: string, name: string, values: readonly Choice[]): Markup | false {
  if (values.length < 2) return false;
  return html`<fieldset><legend>${legend}</legend>${values.map(
    (choice) =>
      html`<label class="choice"><input type="checkbox" name="${name}" value="${choice.value}"> ${choice.name}</label>`,
  )}</fieldset>`;
}

function select(label: string, name: string, values: readonly Choice[]): Markup | false {
  if (values.length < 2) return false;
  return html`<label>${label} <select name="${name}"><option value="">all</option>${values.map(
    (choice) => html`<option value="${choice.value}">${choice.name}</option>`,
  )}</select></label>`;
}
