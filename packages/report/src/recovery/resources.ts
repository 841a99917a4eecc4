import {
  DISASTERS,
  type Disaster,
  type PostureProtection,
  type ResourcePosture,
  type RetentionPosture,
  type RpoPosture,
  span,
  type UndeterminedPosture,
} from "@rampart/recovery";
import { html, type Markup } from "../html/markup.ts";
import { count } from "../plural.ts";
import { resourceName, shortType } from "../resource-text.ts";
import type { WorkloadPosture } from "./by-workload.ts";
import { figureCell, stateOf } from "./cells.ts";
import { COLUMNS, columnAnchor } from "./heat-map.ts";
import { sourceMarkup } from "./source.ts";
import { disasterList, keptText, lossText, termText, VERDICTS, WORST_FIRST } from "./words.ts";

/** A longer list is folded, so that the page begins with an overview. */
const LONGEST_OPEN = 12;

/** A workload of more is shown in parts, each behind one line. */
const PART = 100;

/** Every data resource, by workload: its figures in a line, and behind it what they are made of. */
export function resources(
  workloads: readonly WorkloadPosture[],
  undetermined: readonly UndeterminedPosture[],
): Markup {
  const open = Map.groupBy(undetermined, ({ urn }) => urn);
  return html`<section id="resources" aria-labelledby="resources-title"><h2 id="resources-title" tabindex="-1">Resources</h2>
${workloads.length === 0 ? html`<p>Nothing here holds data.</p>` : workloads.map((workload, index) => workloadPanel(workload, index, open))}
</section>`;
}

function workloadPanel(
  { name, tier, resources: all }: WorkloadPosture,
  index: number,
  open: ReadonlyMap<string, readonly UndeterminedPosture[]>,
): Markup {
  const groups = alike(all);
  const isOpen = groups.length <= LONGEST_OPEN && all.some(({ verdict }) => verdict !== "no-objective");
  const [first = [], ...others] = parts(groups);
  const items = (part: readonly (readonly ResourcePosture[])[]): readonly (Markup | false)[] =>
    part.map((group) => resourceItem(group, open));
  return html`<details class="panel workload" id="w${index}"${isOpen && html` open`}>
<summary><h3>${name ?? "No workload"}</h3> ${tier !== undefined && html`<span class="note">${tier}</span>`} <span class="counts">${counts(all)}</span></summary>
<div class="columns"><span>Resource</span>${COLUMNS.map(([id, column]) => html`<span class="${id}" id="${columnAnchor(index, id)}">${column}</span>`)}</div>
<ul class="list">${items(first)}</ul>
${others.map(
  (
    part,
  ) => html`<details class="more"><summary>${count(part.length, "more line")}</summary><ul class="list">${items(part)}</ul></details>
`,
)}</details>
`;
}

function counts(all: readonly ResourcePosture[]): readonly Markup[] {
  return WORST_FIRST.flatMap((verdict) => {
    const number = all.filter((resource) => resource.verdict === verdict).length;
    const { name, colour } = VERDICTS[verdict];
    return number === 0
      ? []
      : [html`<span class="state ${colour}">${number.toLocaleString("en-US")} ${name}</span> `];
  });
}

/** What is said of several resources word by word is said once. */
function alike(all: readonly ResourcePosture[]): readonly (readonly ResourcePosture[])[] {
  return [
    ...Map.groupBy(all, ({ type, scenarios, retention, protections, assumes }) =>
      JSON.stringify([type, scenarios, retention, protections, assumes]),
    ).values(),
  ];
}

function parts<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / PART) }, (_, index) =>
    items.slice(index * PART, (index + 1) * PART),
  );
}

function resourceItem(
  group: readonly ResourcePosture[],
  open: ReadonlyMap<string, readonly UndeterminedPosture[]>,
): Markup | false {
  const [resource] = group;
  if (resource === undefined) return false;
  const { urn, type, scenarios, retention } = resource;
  const more = group.length > 1 && html` <span class="note">and ${group.length - 1} alike</span>`;
  return html`<li class="resource"><details><summary><span class="name"><b>${resourceName(urn)}</b>${more} <span class="note">${shortType(type)}</span></span>${DISASTERS.map(
    (disaster) => cell(disaster, scenarios[disaster].rpo, lossText(scenarios[disaster].rpo)),
  )}${cell("retention", retention, keptText(retention))}</summary>
<div class="body">${body(group, resource, open)}</div></details></li>
`;
}

function cell(column: string, figure: RpoPosture | RetentionPosture, text: string): Markup {
  const name = COLUMNS.find(([id]) => id === column)?.[1];
  return html`<span class="cell ${figure.verdict} ${column}"><span class="label">${name}</span> ${figureCell(figure, text)}</span>`;
}

function body(
  group: readonly ResourcePosture[],
  { scenarios, retention, protections, assumes }: ResourcePosture,
  open: ReadonlyMap<string, readonly UndeterminedPosture[]>,
): Markup {
  const byAnswer = Map.groupBy(DISASTERS, (disaster) => JSON.stringify(scenarios[disaster].rpo));
  const unknown = group.flatMap(({ urn }) => open.get(urn) ?? []);
  return html`${[...byAnswer.values()].map((disasters) => answer(disasters, scenarios))}
<dl class="explanation">
<dt>Kept</dt><dd>${keptText(retention)}${retention.objective !== undefined && `, objective ${span(retention.objective)}`} ${stateOf(retention.verdict)}</dd>
${protections.length > 0 && html`<dt>Protected</dt><dd><ul>${protections.map(protection)}</ul></dd>`}
${unknown.length > 0 && html`<dt>Not known</dt><dd><ul>${unknown.map(({ path, reason }) => html`<li>${path !== "" && html`<code>${path}</code> `}<span class="note">${reason}</span></li>`)}</ul></dd>`}
${assumes.length > 0 && html`<dt>Assumed</dt><dd><ul>${assumes.map((text) => html`<li>${text}</li>`)}</ul></dd>`}
<dt>${group.length > 1 ? "URNs" : "URN"}</dt><dd>${group.map(({ urn }) => html`<code class="urn">${urn}</code>`)}</dd>
</dl>`;
}

function protection({ name, survives }: PostureProtection): Markup {
  return html`<li>${name} <span class="note">${disasterList(survives).toLowerCase()}</span></li>`;
}

/** Why so much may be lost after some disasters, and what to do about it. */
function answer(disasters: readonly Disaster[], scenarios: ResourcePosture["scenarios"]): Markup | false {
  const [first] = disasters;
  if (first === undefined) return false;
  const { rpo } = scenarios[first];
  const { terms, by, cut, objective, verdict } = rpo;
  const loss = lossText(rpo);
  const limit = objective === undefined ? "" : `, objective ${span(objective)}`;
  return html`<section class="answer"><p><b>${disasterList(disasters)}</b>: ${loss === "all" ? "all of it" : loss} may be lost${limit} ${stateOf(verdict)}</p>
${by !== undefined && html`<p class="note">What is left: ${by}</p>`}
${terms.length > 0 && html`<ol class="terms">${terms.map((term) => html`<li><b>${termText(term)}</b> <span>${term.name} <span class="note">${sourceMarkup(term.source)}</span></span></li>`)}</ol>`}
${cut !== undefined && html`<p class="cut"><span>${rpo.worst === undefined ? "Why" : "To meet it"}</span> ${cut}</p>`}</section>
`;
}
