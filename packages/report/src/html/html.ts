import { createHash } from "node:crypto";
import { frameworksOf } from "../controls.ts";
import { list } from "../plural.ts";
import type { ReportInput } from "../report-input.ts";
import { findingsByRule as groupByRule } from "../rule-findings.ts";
import { verdictOf } from "../verdict.ts";
import { CLIENT_SCRIPT } from "./client-script.ts";
import { findingsByRule, rulesWithoutFindings } from "./findings.ts";
import { frameworkTables } from "./frameworks.ts";
import { html, Markup } from "./markup.ts";
import { overview } from "./overview.ts";
import { STYLE } from "./style.ts";
import { waivers } from "./waivers.ts";

const STACKS_SHOWN = 5;

/** The findings as one page that needs nothing else: no network, no script to be read. */
export function toHtml(input: ReportInput): string {
  const rules = groupByRule(input);
  const frameworks = frameworksOf(rules);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Rampart ${input.version}">
<title>${title(input)}</title>
<link rel="icon" href="${ICON}">
<style>${Markup.trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${header(input)}
<main>
${[
  overview(input, frameworks),
  findingsByRule(input, rules, frameworks),
  waivers(input),
  frameworkTables(frameworks),
  rulesWithoutFindings(rules),
]}
</main>
<footer><p>Made by Rampart ${input.version}. This page loads nothing and sends nothing.</p></footer>
<script>${Markup.trusted(CLIENT_SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

/** Only this style and this script; nothing from anywhere, whatever else gets into the page. */
function contentPolicy(): string {
  return [
    "default-src 'none'",
    `style-src '${hash(STYLE)}'`,
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

function title(input: ReportInput): string {
  const of = input.stacks.length === 0 ? "" : ` – ${list(shortened(input.stacks))}`;
  return `Rampart: ${verdictOf(input).text}${of}`;
}

function shortened(stacks: readonly string[]): readonly string[] {
  const more = stacks.length - STACKS_SHOWN;
  return more > 0 ? [...stacks.slice(0, STACKS_SHOWN), `${more} more`] : stacks;
}

function header({ stacks, generatedAt }: ReportInput): Markup {
  const iso = generatedAt.toISOString();
  return html`<header>
<p class="brand"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 2h3v2h2V2h4v2h2V2h3v12H1z"/></svg> Rampart</p>
<h1>${stacks.length === 0 ? "Infrastructure check" : list(shortened(stacks))}</h1>
<p class="note"><time datetime="${iso}">${iso.slice(0, "YYYY-MM-DDTHH:MM".length).replace("T", " ")} UTC</time></p>
<button type="button" id="theme" hidden>Theme: system</button>
</header>`;
}
