import type { Control, Finding } from "@rampart/core/finding";
import { controlsOf, type Framework, frameworkName } from "../controls.ts";
import { failsCheck } from "../fails-check.ts";
import { httpUrl } from "../http-url.ts";
import { count } from "../plural.ts";
import type { ReportInput, ReportRule } from "../report-input.ts";
import { resourceName, shortType, stackOf } from "../resource-text.ts";
import { domainOf, type RuleFindings } from "../rule-findings.ts";
import { filters } from "./filters.ts";
import { html, type Markup, type Part } from "./markup.ts";
import { ruleAnchor } from "./rule-link.ts";
import { OUTCOME_NAMES, OUTCOMES, ofOutcome } from "./tally.ts";
import { acceptance } from "./waivers.ts";

/** A longer list is folded, so that the page begins with an overview. */
const LONGEST_OPEN = 12;

/** What was found, by rule. */
export function findingsByRule(
  input: ReportInput,
  rules: readonly RuleFindings[],
  frameworks: readonly Framework[],
): Markup {
  const found = rules.filter(({ findings }) => findings.length > 0);
  return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title" tabindex="-1">Findings</h2>
${found.length === 0 ? html`<p>There are none.</p>` : filters(input, frameworks)}
${found.map((rule) => ruleSection(rule, frameworks, input.generatedAt))}
<p id="nothing" class="nothing" hidden>No finding matches.</p>
</section>`;
}

function ruleSection(ruleFindings: RuleFindings, frameworks: readonly Framework[], today: Date): Markup {
  const { rule, findings } = ruleFindings;
  const controls = controlsOf(ruleFindings);
  const names = new Set(controls.map(frameworkName));
  const indexes = frameworks.flatMap((framework, index) =>
    names.has(frameworkName(framework)) ? [index] : [],
  );
  const isOpen = rule.severity === "critical" && findings.length <= LONGEST_OPEN;
  const page = httpUrl(rule.url);
  return html`<details class="panel rule" id="${ruleAnchor(rule.id)}" data-domain="${domainOf(rule.id)}" data-frameworks="${indexes.join(" ")}"${isOpen && html` open`}>
<summary><span class="badge ${rule.severity}">${rule.severity}</span> <h3>${rule.title}</h3> <span class="counts">${counts(findings)}</span></summary>
<dl class="explanation"><dt>Rule</dt><dd><code>${rule.id}</code></dd>
${rule.rationale !== "" && html`<dt>Why</dt><dd>${rule.rationale}</dd>`}
${rule.fix !== "" && html`<dt>Fix</dt><dd>${rule.fix}${page !== undefined && html` <a href="${page}" rel="noreferrer">More about this rule</a>`}</dd>`}
${controls.length > 0 && html`<dt>Controls</dt><dd>${controlText(controls)}</dd>`}
</dl>
<ul class="list">${findings.map((finding) => findingItem(finding, rule, today))}</ul>
</details>
`;
}

/** `CIS AWS Foundations 5.0: 3.7, 5.2 · SOC 2 2017: CC6.1`. */
function controlText(controls: readonly Control[]): string {
  return [...Map.groupBy(controls, frameworkName)]
    .map(([name, ofFramework]) => `${name}: ${ofFramework.map(({ id }) => id).join(", ")}`)
    .join(" · ");
}

function counts(findings: readonly Finding[]): readonly Markup[] {
  return OUTCOMES.flatMap((outcome) => {
    const number = ofOutcome(findings, outcome).length;
    return number === 0
      ? []
      : [
          html`<span class="state ${outcome}">${number.toLocaleString("en-US")} ${OUTCOME_NAMES[outcome]}</span> `,
        ];
  });
}

function findingItem(finding: Finding, rule: ReportRule, today: Date): Markup {
  const { urn, type, path, message, outcome, severity, level, known, fix, waiver } = finding;
  const states = [
    ...(outcome === "fail" ? [] : [{ kind: outcome, name: OUTCOME_NAMES[outcome] }]),
    ...(known === true ? [{ kind: "waived", name: "known" }] : []),
    ...(level === "advisory" && outcome === "fail" ? [{ kind: "waived", name: "advisory" }] : []),
  ];
  return html`<li class="finding" data-severity="${severity}" data-outcome="${outcome}"${failsCheck(finding) && html` data-fails`} data-stack="${stackOf(urn) ?? ""}">
<div><b>${resourceName(urn)}</b> <span class="note">${shortType(type)}</span><code class="urn">${urn}</code></div>
<div>${path !== undefined && html`<code>${breakable(path)}</code>`}</div>
<div>${severity !== rule.severity && html`<span class="badge ${severity}">${severity}</span> `}${states.map((state) => html`<span class="state ${state.kind}">${state.name}</span> `)}${message}${
    waiver !== undefined && html`<p class="note">${waiver.reason} · ${acceptance(waiver, today)}</p>`
  }${fix !== undefined && fix !== rule.fix && html`<p><b>Fix</b> ${fix}</p>`}</div>
</li>
`;
}

/** A long path breaks between its parts rather than within them. */
function breakable(path: string): readonly Part[] {
  return path.split(/(?<=\.)|(?=\[)/).flatMap((part, index) => (index === 0 ? [part] : [html`<wbr>`, part]));
}

/** The rules that found nothing: what the check can be trusted for. */
export function rulesWithoutFindings(rules: readonly RuleFindings[]): Markup | false {
  const clear = rules.filter(({ findings }) => findings.length === 0);
  if (clear.length === 0) return false;
  return html`<section id="clear" aria-labelledby="clear-title"><h2 id="clear-title">Rules without findings</h2>
<details class="panel"><summary><h3>${count(clear.length, "rule")}</h3></summary>
<ul class="list">${clear.map(
    ({
      rule,
    }) => html`<li class="clear-rule" id="${ruleAnchor(rule.id)}"><div><span class="badge ${rule.severity}">${rule.severity}</span> ${rule.title} <code class="note">${rule.id}</code></div><div class="note">${
      rule.passed !== undefined &&
      (rule.passed === 0 ? "nothing to look at" : `${count(rule.passed, "resource")} passed`)
    }</div></li>
`,
  )}</ul></details></section>`;
}
