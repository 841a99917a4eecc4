import { html, type Part } from "../html/markup.ts";
import { httpUrl } from "../http-url.ts";

/** A page of a vendor as a link with its host; a property as it is. */
export function sourceMarkup(source: string): Part {
  const url = httpUrl(source);
  if (url === undefined) return html`<code>${source}</code>`;
  return html`<a href="${url}" rel="noreferrer">${new URL(url).host}</a>`;
}
