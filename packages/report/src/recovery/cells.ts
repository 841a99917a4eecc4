import type { RetentionPosture, RpoPosture, Verdict } from "@rampart/recovery";
import { html, type Markup, type Part } from "../html/markup.ts";
import { count } from "../plural.ts";
import type { Heat } from "./by-workload.ts";
import { limitText, VERDICTS, WORST_FIRST } from "./words.ts";

type Figure = RpoPosture | RetentionPosture;

/** A figure in the colour of its verdict, and its limit. Screen readers hear the verdict, which others see. */
export function figureCell(figure: Figure, text: string): Markup {
  const { mark, name } = VERDICTS[figure.verdict];
  return html`<span aria-hidden="true">${mark}</span> <b>${text}</b><span class="unseen">, ${name}</span>${
    figure.objective !== undefined && html` <small>${limitText(figure)}</small>`
  }`;
}

/** The worst of many figures, and how many there are of its verdict. */
export function heatCell({ worst, counts }: Heat<Figure>, figure: string): Part {
  const all = WORST_FIRST.reduce((sum, verdict) => sum + counts[verdict], 0);
  const number = counts[worst.verdict];
  const of = number === all ? count(all, "resource") : `${number} of ${all}`;
  const others = WORST_FIRST.filter((verdict) => verdict !== worst.verdict && counts[verdict] > 0);
  const rest = others.map((verdict) => `, ${counts[verdict]} ${VERDICTS[verdict].name}`);
  return html`${figureCell(worst, figure)} <small>${of}<span class="unseen"> ${VERDICTS[worst.verdict].name}${rest}</span></small>`;
}

export function stateOf(verdict: Verdict): Markup {
  const { name, colour } = VERDICTS[verdict];
  return html`<span class="state ${colour}">${name}</span>`;
}
