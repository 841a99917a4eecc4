import { createHash } from "node:crypto";
import { CLIENT_SCRIPT } from "./client-script.ts";
import { html, Markup, type Part } from "./markup.ts";
import { STYLE } from "./style.ts";

/** What pages of different reports differ in. */
export interface Page {
  readonly title: string;
  readonly heading: string;
  /** Under the heading, before the time. */
  readonly note?: Part;
  /** Version of Rampart. */
  readonly version: string;
  readonly time: Date;
  /** The link by which a keyboard gets to what matters. */
  readonly skip: Markup;
  /** Rules of style beside those of all pages; not made of anybody's data. */
  readonly style?: string;
  readonly main: readonly Part[];
}

/** A page that needs nothing else: no network, no script to be read. */
export function renderPage({ title, heading, note, version, time, skip, style = "", main }: Page): string {
  const allStyle = STYLE + style;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(allStyle)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Rampart ${version}">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${Markup.trusted(allStyle)}</style>
</head>
<body>
${skip}
<header>
<p class="brand"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 2h3v2h2V2h4v2h2V2h3v12H1z"/></svg> Rampart</p>
<h1>${heading}</h1>
${note}<p class="note">${minute(time)}</p>
<button type="button" id="theme" hidden>Theme: system</button>
</header>
<main>
${main}
</main>
<footer><p>Made by Rampart ${version}. This page loads nothing and sends nothing.</p></footer>
<script>${Markup.trusted(CLIENT_SCRIPT)}</script>
</body>
</html>
`.text;
}

function minute(time: Date): Markup {
  const iso = time.toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, "YYYY-MM-DDTHH:MM".length).replace("T", " ")} UTC</time>`;
}

/** Only this style and this script; nothing from anywhere, whatever else gets into the page. */
function contentPolicy(style: string): string {
  return [
    "default-src 'none'",
    `style-src '${hash(style)}'`,
    `script-src '${hash(CLIENT_SCRIPT)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

const ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#4a6fa5" d="M1 2h3v2h2V2h4v2h2V2h3v12H1z"/></svg>',
  );
