import type { RecoveryComparison, ResourceChange } from "@rampart/recovery";
import { html, type Markup } from "../html/markup.ts";
import { count } from "../plural.ts";
import { resourceName, shortType } from "../resource-text.ts";
import { type ChangeLine, changeLines, protectionLines } from "./changes.ts";
import { EFFECT_COLOURS, EFFECT_NAMES } from "./words.ts";

/** A longer list is folded. */
const LONGEST_OPEN = 20;

/** What the change does to each resource, the worst first. */
export function changes({ resources, unchanged, weaknesses, uncovered }: RecoveryComparison): Markup {
  return html`<section id="changes" aria-labelledby="changes-title"><h2 id="changes-title" tabindex="-1">Changes</h2>
<p class="note">${count(unchanged, "data resource")} unchanged. A renamed resource is one that is gone and one that is new.</p>
${
  resources.length > 0 &&
  html`<details class="panel"${resources.length <= LONGEST_OPEN && html` open`}><summary><h3>${count(resources.length, "data resource")} changed</h3></summary>
<ul class="list lines">${resources.map(changeItem)}</ul></details>`
}
${facts("New weaknesses", weaknesses.appeared)}
${facts("Weaknesses gone", weaknesses.vanished)}
${facts(
  "Nothing is left when deleted, which was not so",
  uncovered.appeared.map(({ urn, type }) => ({ urn, message: shortType(type) })),
)}
</section>`;
}

function changeItem(change: ResourceChange): Markup {
  const { urn, type, presence } = change;
  const side = presence === "both" ? "" : presence === "appeared" ? "new" : "gone";
  return html`<li class="change"><p><b>${resourceName(urn)}</b> <span class="note">${shortType(type)}</span>${side !== "" && html` <span class="state waived">${side}</span>`}</p>
<ul>${changeLines(change).map(lineItem)}${protectionLines(change).map((text) => html`<li class="note">${text}</li>`)}</ul></li>
`;
}

function lineItem({ what, effect, text, cut }: ChangeLine): Markup {
  return html`<li><span class="state ${EFFECT_COLOURS[effect]}">${EFFECT_NAMES[effect]}</span> <b>${what}</b> ${text}${cut !== undefined && html`<p class="cut">${cut}</p>`}</li>
`;
}

function facts(
  title: string,
  items: readonly { readonly urn: string; readonly message: string }[],
): Markup | false {
  return (
    items.length > 0 &&
    html`<details class="panel"><summary><h3>${title}</h3> <span class="counts">${items.length.toLocaleString("en-US")}</span></summary>
<ul class="list lines">${items.map(
      ({ urn, message }) => html`<li><b>${resourceName(urn)}</b> ${message}</li>
`,
    )}</ul></details>`
  );
}
