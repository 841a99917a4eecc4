import { html, type Markup } from "./markup.ts";

/** The anchor of a rule in the page; the same for every report, so that links to it stay. */
export function ruleAnchor(id: string): string {
  return `rule:${encodeURIComponent(id.toWellFormed()).replaceAll("%2F", "/")}`;
}

/** A rule by its id, as a link if the page has something about it. */
export function ruleLink(id: string, known: ReadonlySet<string>): Markup {
  const text = html`<code>${id}</code>`;
  return known.has(id) ? html`<a href="#${ruleAnchor(id)}">${text}</a>` : text;
}
