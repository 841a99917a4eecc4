import type { Acceptance, Finding } from "@rampart/core/finding";
import { httpUrl } from "../http-url.ts";
import { count } from "../plural.ts";
import type { ReportInput, ReportWaiver } from "../report-input.ts";
import { html, type Markup } from "./markup.ts";
import { ruleLink } from "./rule-link.ts";

/** Everything that somebody accepts, and until when. Nothing if there are no waivers. */
export function waivers(input: ReportInput): Markup | false {
  const all = input.waivers ?? waiversOf(input.findings);
  if (all.length === 0) return false;
  const known = new Set([...input.rules.map(({ id }) => id), ...input.findings.map(({ policy }) => policy)]);
  return html`<section id="waivers" aria-labelledby="waivers-title"><h2 id="waivers-title">Waivers</h2>
<ul class="list">${all.map(
    (waiver) => html`<li class="waiver">
<p><span class="state ${waiver.state.replace(" ", "-")}">${waiver.state}</span> ${ruleLink(waiver.policy, known)}</p>
<p>${waiver.reason}</p>
<p class="note">${scopeOf(waiver)} · ${acceptance(waiver, input.generatedAt)}</p>
</li>
`,
  )}</ul></section>`;
}

/** Where only the findings are known: one for each different acceptance of a rule. */
function waiversOf(findings: readonly Finding[]): readonly ReportWaiver[] {
  const found = findings.flatMap(({ policy, urn, waiver }) =>
    waiver === undefined ? [] : [{ ...waiver, policy, scope: { urn }, state: "in use" as const }],
  );
  const groups = Map.groupBy(found, ({ policy, reason, owner, ticket, expires }) =>
    JSON.stringify([policy, reason, owner, ticket, expires]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return [others.length === 0 ? first : { ...first, scope: {} }];
  });
}

function scopeOf({ scope: { urn, type, tag } }: ReportWaiver): Markup {
  if (urn !== undefined) return html`<code>${urn}</code>`;
  if (type !== undefined) return html`all of type <code>${type}</code>`;
  if (tag !== undefined) return html`all tagged <code>${tag.key}: ${tag.value}</code>`;
  return html`several resources`;
}

/** Who accepted it, where, and for how long yet. */
export function acceptance({ owner, ticket, expires }: Acceptance, today: Date): Markup {
  const url = httpUrl(ticket);
  const where = url === undefined ? html`${ticket}` : html`<a href="${url}" rel="noreferrer">${ticket}</a>`;
  return html`${owner} · ${where} · <span class="whole">until ${expires}${remaining(expires, today)}</span>`;
}

const DAY = 24 * 60 * 60 * 1000;

function remaining(expires: string, today: Date): string {
  const days = Math.floor((Date.parse(`${expires}T23:59:59Z`) - today.getTime()) / DAY);
  if (Number.isNaN(days)) return "";
  return days < 0 ? " (expired)" : ` (${count(days, "day")} left)`;
}
