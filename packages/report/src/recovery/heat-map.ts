import { DISASTERS } from "@rampart/recovery";
import { html, type Markup } from "../html/markup.ts";
import { count } from "../plural.ts";
import type { WorkloadPosture } from "./by-workload.ts";
import { heatCell } from "./cells.ts";
import { DISASTER_NAMES, keptText, lossText } from "./words.ts";

/** Columns of the map and of the lists below it. */
export const COLUMNS: readonly (readonly [id: string, name: string])[] = [
  ...DISASTERS.map((disaster) => [disaster, DISASTER_NAMES[disaster]] as const),
  ["retention", "Kept for"],
];

/** Where the resources behind a cell are. */
export function columnAnchor(workload: number, column: string): string {
  return `w${workload}-${column}`;
}

/** The worst of each workload after each disaster. Each cell leads to what is behind it. */
export function heatMap(workloads: readonly WorkloadPosture[]): Markup | false {
  if (workloads.length === 0) return false;
  return html`<section class="card" aria-labelledby="map-title"><h2 id="map-title">Most data that a disaster may cost</h2>
<p class="note">The worst of each workload, the objective beside it, and how many resources have that verdict</p>
<table class="heat"><thead><tr><th scope="col">Workload</th>${COLUMNS.map(([, name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${workloads.map(row)}</tbody></table></section>`;
}

function row({ name, tier, resources, disasters, retention }: WorkloadPosture, index: number): Markup {
  const cells = [
    ...DISASTERS.map((disaster) => {
      const heat = disasters[disaster];
      return { verdict: heat.worst.verdict, part: heatCell(heat, lossText(heat.worst)) };
    }),
    { verdict: retention.worst.verdict, part: heatCell(retention, keptText(retention.worst)) },
  ];
  return html`<tr><th scope="row"><a href="#w${index}">${name ?? "no workload"}</a>${tier !== undefined && html` <span class="note">${tier}</span>`} <span class="note whole">${count(resources.length, "resource")}</span></th>${cells.map(
    ({ verdict, part }, column) =>
      html`<td><a class="cell ${verdict}" href="#${columnAnchor(index, COLUMNS[column]?.[0] ?? "")}"><span class="label">${COLUMNS[column]?.[1]}</span> ${part}</a></td>`,
  )}</tr>
`;
}
