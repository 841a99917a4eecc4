import { count } from "../plural.ts";
import type { ReportInput } from "../report-input.ts";
import { html, type Markup } from "./markup.ts";
import { bar } from "./plot.ts";

const TYPES_SHOWN = 4;

/** Which resources the rules looked at, and which types no rule knows. */
export function coverage({ coverage: { resources, evaluated, unchecked }, rules }: ReportInput): Markup {
  const parts = [
    { length: evaluated, kind: "clear" },
    { length: resources - evaluated, kind: "unchecked" },
  ];
  return html`<section class="card"><h2>Coverage</h2>
<p class="note">Resources that at least one of ${count(rules.length, "rule")} looked at</p>
<p class="share"><b>${evaluated.toLocaleString("en-US")}</b> of ${count(resources, "resource")}</p>
${bar(parts, Math.max(1, resources))}
${unchecked.length > 0 && html`<p class="note">No rule looks at</p>${types(unchecked.slice(0, TYPES_SHOWN))}`}
${
  unchecked.length > TYPES_SHOWN &&
  html`<details class="more"><summary>${count(unchecked.length - TYPES_SHOWN, "more type")}</summary>${types(unchecked.slice(TYPES_SHOWN))}</details>`
}
</section>`;
}

function types(unchecked: ReportInput["coverage"]["unchecked"]): Markup {
  return html`<ul class="types">${unchecked.map(
    ({ type, count: number }) => html`<li><code>${type}</code> <span class="number">${number}</span></li>`,
  )}</ul>`;
}
