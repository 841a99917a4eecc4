import { html, type Markup } from "./markup.ts";

/** A part of a bar: how long it is, in the unit of its plot, and what it is coloured as. */
export interface BarPart {
  readonly length: number;
  readonly kind: string;
}

/** A bar for each row, and its numbers beside it. */
export interface Plot {
  readonly title: string;
  /** What the numbers count. */
  readonly note: string;
  readonly rowName: string;
  readonly columns: readonly PlotColumn[];
  readonly rows: readonly PlotRow[];
}

export interface PlotColumn {
  readonly name: string;
  /** What its parts are coloured as, if they are so in every row. */
  readonly kind?: string;
  /** Left out where all its numbers are zero. */
  readonly isRare?: true;
}

interface PlotRow {
  readonly name: string | Markup;
  /** One for each column. */
  readonly parts: readonly BarPart[];
  /** What a bar over the whole width stands for; the longest bar of the plot where absent. */
  readonly whole?: number;
}

/** A table, so that a screen reader has the numbers in their places. */
export function plot({ title, note, rowName, columns, rows }: Plot): Markup {
  const longest = Math.max(0, ...rows.map(({ parts }) => total(parts)));
  const isShown = columns.map(
    ({ isRare }, index) => isRare !== true || rows.some(({ parts }) => parts[index]?.length !== 0),
  );
  const head = ({ name, kind }: PlotColumn): Markup =>
    html`<th scope="col" class="number">${swatch(kind)}${name}</th>`;
  const row = ({ name, parts, whole = longest }: PlotRow): Markup =>
    html`<tr><th scope="row"><span>${name}</span></th><td class="bar-cell">${bar(parts, whole)}</td>${parts.filter((_, index) => isShown[index]).map(cell)}</tr>
`;
  return html`<section class="card"><h2>${title}</h2><p class="note">${note}</p><table class="plot">
<thead><tr><th scope="col">${rowName}</th><td></td>${columns.filter((_, index) => isShown[index]).map(head)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></section>`;
}

function swatch(kind: string | undefined): Markup | false {
  return (
    kind !== undefined &&
    html`<svg class="swatch" aria-hidden="true"><rect class="fill-${kind}" width="100%" height="100%"/></svg>`
  );
}

function cell({ length }: BarPart): Markup {
  return html`<td class="number${length === 0 && " zero"}">${length.toLocaleString("en-US")}</td>`;
}

/** It repeats the numbers beside it, so nobody needs to hear of it. */
export function bar(parts: readonly BarPart[], whole: number): Markup {
  let start = 0;
  const rects = parts.map(({ length, kind }) => {
    if (length === 0) return false;
    const rect = html`<rect class="fill-${kind}" x="${percent(start, whole)}" width="${percent(length, whole)}" height="100%"/>`;
    start += length;
    return rect;
  });
  return html`<svg class="bar" aria-hidden="true">${rects}</svg>`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)}%`;
}

function total(parts: readonly BarPart[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
