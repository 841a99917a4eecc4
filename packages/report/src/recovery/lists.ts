import type { RecoveryPosture } from "@rampart/recovery";
import { html, type Markup } from "../html/markup.ts";
import { count } from "../plural.ts";
import { resourceName, shortType } from "../resource-text.ts";

/** A longer list is folded. */
const LONGEST_OPEN = 12;

/** What has no backup, what cannot be judged, and what is worth less than it looks. */
export function lists({
  uncovered,
  undetermined,
  weaknesses,
  notExpressible,
}: RecoveryPosture): readonly (Markup | false)[] {
  return [
    section(
      "uncovered",
      "Nothing is left of these when they are deleted",
      "resource",
      uncovered.map(({ urn, type }) => html`${named(urn)} <span class="note">${shortType(type)}</span>`),
    ),
    section(
      "weaknesses",
      "Backups that are worth less than they look",
      "weakness",
      weaknesses.map(
        ({ urn, path, message }) =>
          html`${named(urn)} ${path !== "" && html`<code>${path}</code>`}<p>${message}</p>`,
      ),
    ),
    section(
      "undetermined",
      "Not known yet: look at the deployed stack",
      "property",
      undetermined.map(
        ({ urn, path, reason, weakness }) =>
          html`${named(urn)} ${path !== "" && html`<code>${path}</code>`} <span class="note">${reason}${weakness !== undefined && `; settles ${weakness}`}</span>`,
      ),
    ),
    section(
      "not-expressible",
      "Asked for, and the cloud has no way to say it",
      "intent",
      notExpressible.map(
        ({ urn, intent, reason, instead }) =>
          html`${named(urn)} <code>${intent}</code><p>${reason}</p>${instead !== undefined && html`<p><b>Instead</b> ${instead}</p>`}`,
      ),
    ),
  ];
}

const PLURALS: Readonly<Record<string, string>> = { property: "properties", weakness: "weaknesses" };

function section(id: string, title: string, noun: string, items: readonly Markup[]): Markup | false {
  if (items.length === 0) return false;
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
<details class="panel"${items.length <= LONGEST_OPEN && html` open`}><summary><h3>${count(items.length, noun, PLURALS[noun])}</h3></summary>
<ul class="list lines">${items.map(
    (item) => html`<li>${item}</li>
`,
  )}</ul></details></section>`;
}

function named(urn: string): Markup {
  return html`<b>${resourceName(urn)}</b>`;
}
