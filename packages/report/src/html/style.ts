/** How the page looks: light and dark from one palette, on a screen, a phone and paper. */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f7f7f5, #14161a);
  --surface: light-dark(#ffffff, #1b1e24);
  --raised: light-dark(#f2f2ef, #23272f);
  --line: light-dark(#e1e1dc, #30353f);
  --text: light-dark(#1d2025, #e7e9ed);
  --muted: light-dark(#5a606b, #a0a7b3);
  --link: light-dark(#1f5fa8, #8fbdf5);
  --critical: light-dark(#b4123f, #f2557d);
  --critical-soft: light-dark(#fce4ea, #491525);
  --critical-text: light-dark(#8f0e33, #ffb6c6);
  --high: light-dark(#d9622b, #ef8a4d);
  --high-soft: light-dark(#fdeadf, #45240f);
  --high-text: light-dark(#8f360a, #ffc39d);
  --medium: light-dark(#b28600, #d8b13c);
  --medium-soft: light-dark(#fbf1cd, #3b300d);
  --medium-text: light-dark(#6d4f00, #f1d67c);
  --low: light-dark(#3d83d1, #5f9ee8);
  --low-soft: light-dark(#e1edfb, #152e4b);
  --low-text: light-dark(#1a4a86, #aecffa);
  --undetermined: light-dark(#7564b8, #9f8fe0);
  --undetermined-soft: light-dark(#ece8f9, #2b2547);
  --undetermined-text: light-dark(#4c3d8b, #cdc3f7);
  --waived: light-dark(#868d9b, #767e8d);
  --waived-soft: light-dark(#ebedf0, #2b3038);
  --waived-text: light-dark(#454b57, #c3c9d3);
  --clear: light-dark(#2f8f62, #45b581);
  --clear-soft: light-dark(#e0f3e9, #143526);
  --clear-text: light-dark(#17593a, #a3e3c3);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }

* { box-sizing: border-box; }
html { scroll-padding-top: 7.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 84rem; padding: 0 1.5rem 2rem;
  background: var(--page); color: var(--text);
  font: 0.9375rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
[hidden] { display: none !important; }
h1, h2, h3, p, ul, table, fieldset { margin: 0; padding: 0; }
h1 { font-size: 1.375rem; line-height: 1.25; letter-spacing: -0.01em; }
h2 { font-size: 1.0625rem; margin: 2rem 0 0.75rem; }
h3 { font-size: 0.9375rem; display: inline; font-weight: 600; }
ul { list-style: none; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
code { font: 0.8125rem/1.4 var(--mono); }
.note { color: var(--muted); font-size: 0.8125rem; }
.whole { display: inline-block; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 3; background: var(--surface); padding: 0.25rem 0.75rem; }

header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; padding: 1.25rem 0 1rem; }
.brand { font-weight: 600; color: var(--muted); }
.brand svg { width: 0.875rem; height: 0.875rem; fill: var(--low); vertical-align: -0.0625rem; }
header time { font-variant-numeric: tabular-nums; }
header button { margin-left: auto; }
button, select, input[type="search"] {
  font: inherit; font-size: 0.875rem; color: inherit; background: var(--surface);
  border: 1px solid light-dark(#8c919b, #646b78); border-radius: 6px; padding: 0.25rem 0.625rem; min-height: 2rem;
}
button { cursor: pointer; }
button:hover { background: var(--raised); }

.verdict {
  font-size: 1.125rem; font-weight: 600; padding: 0.75rem 1rem; border-radius: 8px;
  border: 1px solid var(--line); border-left-width: 4px; background: var(--surface);
}
.verdict .mark { margin-right: 0.625rem; }
.verdict.good { border-left-color: var(--clear); }
.verdict.good .mark { color: var(--clear); }
.verdict.bad { border-left-color: var(--critical); }
.verdict.bad .mark { color: var(--critical); }

.tiles { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.75rem 0; }
.tiles li { flex: 1 1 10%; min-width: min-content; }
.tile {
  overflow-wrap: normal;
  display: block; padding: 0.5rem 0.75rem; border-radius: 8px; color: inherit; text-decoration: none;
  border: 1px solid transparent; font-size: 0.8125rem; height: 100%;
}
.tile b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
a.tile:hover { border-color: currentColor; }
.tile.none { background: var(--surface); border-color: var(--line); color: var(--muted); }
.tile.none b { font-weight: 400; }

.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 0.75rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.875rem 1rem 1rem; }
.card h2 { margin: 0; font-size: 0.9375rem; }
.plot { width: 100%; border-collapse: collapse; font-size: 0.8125rem; margin-top: 0.5rem; }
.plot th { text-align: left; font-weight: 400; white-space: nowrap; }
.plot th span { display: inline-block; width: max-content; max-width: 14rem; white-space: normal; }
.plot thead th { color: var(--muted); font-size: 0.75rem; }
.plot th, .plot td { padding: 0.1875rem 0; }
.plot .number { padding-left: 0.625rem; }
.plot thead .whole { white-space: nowrap; }
.number { text-align: right; }
.swatch { width: 0.5rem; height: 0.5rem; border-radius: 2px; margin-right: 0.25rem; }
.plot .zero { color: var(--muted); }
.plot .bar-cell { width: 99%; padding-left: 0.75rem; min-width: 3.5rem; }
.bar { display: block; width: 100%; height: 0.75rem; border-radius: 2px; background: var(--raised); }
.share { margin: 0.5rem 0 0.375rem; }
.share b { font-size: 1.5rem; }
.card .bar + .note { margin-top: 0.75rem; }
.types { font-size: 0.8125rem; }
.types li { display: flex; justify-content: space-between; gap: 1rem; padding: 0.0625rem 0; }
.more summary { cursor: pointer; font-size: 0.8125rem; color: var(--link); }
.fill-critical, .fill-fail { fill: var(--critical); }
.fill-error { fill: var(--text); }
.fill-high { fill: var(--high); }
.fill-medium { fill: var(--medium); }
.fill-low { fill: var(--low); }
.fill-undetermined { fill: var(--undetermined); }
.fill-waived { fill: var(--waived); }
.fill-clear { fill: var(--clear); }
.fill-unchecked { fill: transparent; }

.tile.critical, .badge.critical, .state.fail, .state.expired { background: var(--critical-soft); color: var(--critical-text); }
.tile.high, .badge.high { background: var(--high-soft); color: var(--high-text); }
.tile.medium, .badge.medium, .state.unmatched { background: var(--medium-soft); color: var(--medium-text); }
.tile.low, .badge.low { background: var(--low-soft); color: var(--low-text); }
.tile.undetermined, .state.undetermined { background: var(--undetermined-soft); color: var(--undetermined-text); }
.tile.waived, .state.waived, .state.in-use { background: var(--waived-soft); color: var(--waived-text); }
.tile.error, .state.error { background: var(--text); color: var(--page); }
.tile.clear, .state.clear { background: var(--clear-soft); color: var(--clear-text); }
.badge, .state {
  display: inline-block; padding: 0 0.4375rem; border-radius: 4px; font-size: 0.75rem; line-height: 1.25rem; white-space: nowrap;
}
.badge { font-weight: 600; min-width: 4.25rem; text-align: center; }

#findings { scroll-margin-top: -6.5rem; }
.filters {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem;
  background: var(--page); padding: 0.625rem 0; border-bottom: 1px solid var(--line); margin-bottom: 0.75rem;
  font-size: 0.8125rem;
}
.filters .search { flex: 1 1 16rem; display: flex; align-items: center; gap: 0.5rem; }
.filters input[type="search"] { flex: 1; min-width: 0; width: 100%; }
.filters fieldset { border: 0; display: flex; flex-wrap: wrap; gap: 0.125rem 0.625rem; min-width: 0; }
.filters legend { float: left; margin-right: 0.625rem; padding: 0; color: var(--muted); line-height: 1.5rem; }
.filters label { color: var(--muted); }
.filters .choice { color: var(--text); white-space: nowrap; min-height: 1.5rem; display: inline-flex; align-items: center; gap: 0.25rem; }
.filters select { max-width: 14rem; }
.filters input[type="checkbox"] { margin: 0; width: 1rem; height: 1rem; accent-color: var(--link); }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem; margin-left: auto; }
.actions output { color: var(--text); font-variant-numeric: tabular-nums; margin-right: 0.375rem; }

.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; margin-bottom: 0.5rem; }
.rule { content-visibility: auto; contain-intrinsic-size: auto 2.75rem; }
.panel > summary {
  cursor: pointer; padding: 0.5625rem 0.875rem; display: flex; flex-wrap: wrap; align-items: baseline;
  gap: 0.25rem 0.75rem; list-style: none; border-radius: 8px;
}
.panel > summary::-webkit-details-marker { display: none; }
.panel > summary::before { content: "▸"; color: var(--muted); width: 0.75rem; flex: none; }
.panel[open] > summary::before { content: "▾"; }
.panel > summary:hover { background: var(--raised); }
.panel > summary h3 { flex: 1 1 20rem; }
.panel > summary .counts { display: flex; gap: 0.25rem; flex-wrap: wrap; }
.explanation {
  padding: 0.125rem 0.875rem 0.75rem 2.375rem; margin: 0; max-width: 66rem;
  display: grid; grid-template-columns: 4.25rem minmax(0, 1fr); gap: 0.25rem 0.75rem; align-items: baseline;
}
.explanation dt { color: var(--muted); font-size: 0.8125rem; }
.explanation dd { margin: 0; }
.panel > .list, .panel > .controls { border-top: 1px solid var(--line); }
.list li + li, .controls li + li { border-top: 1px solid var(--line); }
.finding {
  display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) minmax(0, 6fr); gap: 0.25rem 1.25rem;
  padding: 0.5rem 0.875rem 0.5rem 2.375rem;
}
.finding .urn {
  display: block; color: var(--muted); font-size: 0.75rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
}
.finding:hover .urn { white-space: normal; }
.finding p { margin-top: 0.125rem; }
.clear-rule { padding: 0.375rem 0.875rem 0.375rem 2.375rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
#waivers .list { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
.waiver { padding: 0.5625rem 0.875rem; }
.waiver p + p { margin-top: 0.125rem; }
.controls li { display: grid; grid-template-columns: 6rem 6.5rem minmax(0, 1fr); gap: 0 1rem; padding: 0.3125rem 0.875rem 0.3125rem 2.375rem; }
.controls .state { justify-self: start; align-self: start; }
#frameworks > .note { margin-bottom: 0.75rem; }
.nothing { padding: 2rem; text-align: center; color: var(--muted); }
footer { margin-top: 2.5rem; color: var(--muted); font-size: 0.8125rem; }

@media (max-width: 44rem) {
  body { padding: 0 0.75rem 1.5rem; }
  html { scroll-padding-top: 0.5rem; }
  .tiles { gap: 0.375rem; }
  .tiles li { flex-basis: 20%; }
  .tile { padding: 0.375rem 0.5rem; font-size: 0.75rem; }
  .tile b { font-size: 1.25rem; }
  .filters { position: static; align-items: stretch; flex-flow: column nowrap; }
  .filters .search { flex: none; }
  .filters select { max-width: none; min-width: 0; flex: 0 1 auto; }
  .filters label:has(select) { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; }
  .actions { margin-left: 0; }
  .actions output { flex: 1; }
  .panel > summary { padding: 0.5625rem 0.625rem; }
  .panel > summary h3 { flex-basis: 100%; order: 1; }
  .explanation { padding: 0.125rem 0.625rem 0.625rem; grid-template-columns: minmax(0, 1fr); gap: 0; }
  .explanation dt:not(:first-child) { margin-top: 0.375rem; }
  .finding { grid-template-columns: minmax(0, 1fr); padding: 0.5rem 0.625rem; }
  .clear-rule { padding: 0.375rem 0.625rem; }
  .controls li { grid-template-columns: 4.5rem minmax(0, 1fr); padding: 0.3125rem 0.625rem; }
  .controls li > :last-child { grid-column: 1 / -1; }
  .plot .number { padding-left: 0.375rem; }
  .plot thead th { font-size: 0.6875rem; }
  .swatch { display: block; margin: 0 0 0.125rem auto; }
  #findings { scroll-margin-top: 0; }
  .plot th span { max-width: 5.5rem; }
  .plot .bar-cell { padding-left: 0.375rem; min-width: 2rem; }
}
@media (max-height: 36rem) {
  .filters { position: static; }
  html { scroll-padding-top: 0.5rem; }
  #findings { scroll-margin-top: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9pt; background: none; }
  .filters, #theme, .skip, footer { display: none !important; }
  .rule { content-visibility: visible; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .panel > summary::before { content: none; }
  .finding .urn { white-space: normal; }
  .finding, .waiver, .tiles, .card { break-inside: avoid; }
  summary, h2, h3 { break-after: avoid; }
  .badge, .state, .tile, .bar, .bar rect, .verdict { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;
