/** What the page of a run has beside the style of all pages. */
export const RUN_STYLE: string = `
.drill { background: var(--low-soft); color: var(--low-text); font-weight: 600; }
.verdict-notes { display: flex; flex-wrap: wrap; gap: 0.125rem 1.5rem; padding: 0.5rem 1rem 0; }
.verdict-notes li::before { content: "· "; color: var(--muted); }
.tiles b { white-space: nowrap; }
.timeline, .evidence { margin-top: 1.5rem; }
.evidence > .plots { margin-top: 0.75rem; }
.verdict.open { border-left-color: var(--medium); }
.verdict.open .mark { color: var(--medium-text); }
.tile.plain { background: var(--surface); border-color: var(--line); }
.tile small { display: block; font-size: inherit; }
.warning { margin: 0.75rem 0; padding: 0.625rem 1rem; border-radius: 8px; background: var(--critical-soft); color: var(--critical-text); }
.trouble { border-left: 4px solid var(--critical); margin-bottom: 0.5rem; }
.trouble.in-doubt { border-left-color: var(--undetermined); }
.trouble.waiting, .trouble.begun { border-left-color: var(--medium); }
.trouble h3 { font-size: 1rem; margin-right: 0.5rem; }
.trouble p, .trouble pre { margin-top: 0.375rem; }
.todo { font-weight: 600; }
.todo span { color: var(--muted); font-weight: 400; margin-right: 0.5rem; }
pre { margin: 0; font: 0.8125rem/1.45 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
.output { background: var(--raised); border-radius: 6px; padding: 0.5rem 0.75rem; max-height: 16rem; overflow: auto; }
.phases { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; margin-top: 0.5rem; font-size: 0.8125rem; }
.phases b { font-weight: 600; }
.phases .swatch { width: 0.75rem; height: 0.75rem; vertical-align: -0.0625rem; margin: 0 0.375rem 0 0; display: inline-block; }
.timeline .plot { table-layout: auto; }
.timeline .plot th, .timeline .plot td { padding: 0.125rem 0; }
.timeline .plot .bar-cell { padding-left: 0.75rem; }
.timeline .plot .number { padding-left: 0.75rem; white-space: nowrap; }
.timeline .bar { height: 1rem; background: none; border-radius: 0; overflow: visible; }
.timeline .whole .bar { height: 1.375rem; }
.timeline .whole th { font-weight: 600; }
.timeline .whole { display: table-row; }
.timeline .whole > * { padding-bottom: 0.375rem; }
.timeline .inner span { padding-left: 0.875rem; }
.axis { display: block; width: 100%; height: 1.125rem; overflow: visible; }
.axis .at { fill: var(--muted); font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.axis .limit { fill: var(--critical-text); font-weight: 600; }
.tick { stroke: var(--line); stroke-width: 1px; }
.limit { stroke: var(--critical); stroke-width: 2px; stroke-dasharray: 4 3; }
text.limit { stroke: none; }
.phase-detection { fill: var(--undetermined); }
.phase-decision { fill: url(#hatch-decision); stroke: var(--medium); stroke-width: 1px; }
.phase-action { fill: var(--low); }
.phase-verification { fill: var(--clear); }
.phase-idle { fill: url(#hatch-idle); stroke: var(--waived); stroke-width: 1px; }
rect.bad { fill: var(--critical); }
.patterns { position: absolute; width: 0; height: 0; }
#hatch-decision .ground { fill: var(--medium-soft); }
#hatch-decision .stripe { fill: var(--medium); }
#hatch-idle .ground { fill: var(--waived-soft); }
#hatch-idle .dot { fill: var(--waived); }
.step > .body { padding: 0.125rem 0.875rem 0.75rem 2.375rem; }
.step .explanation { padding: 0; grid-template-columns: 6.5rem minmax(0, 1fr); }
.step .step { margin-top: 0.5rem; margin-bottom: 0; }
.step summary .note { font-variant-numeric: tabular-nums; }
.diffs { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0.5rem 1.5rem; }
.diffs h4 { margin: 0 0 0.125rem; font-size: 0.8125rem; font-weight: 600; color: var(--muted); }
.diff .target { color: var(--muted); }
.diff .add { color: var(--clear-text); }
.diff .change { color: var(--medium-text); }
.diff .remove { color: var(--critical-text); }
.diff .off { background: var(--high-soft); color: var(--high-text); display: inline-block; padding: 0 0.25rem; border-radius: 3px; }
.facts { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
.facts th { text-align: left; font-weight: 400; color: var(--muted); font-size: 0.75rem; }
.facts td, .facts th { padding: 0.25rem 1rem 0.25rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
.facts tr:last-child td { border-bottom: 0; }
.facts time, .facts .seq { font-variant-numeric: tabular-nums; white-space: nowrap; }
.plots .facts { table-layout: fixed; }
.plots .facts th:first-child { width: 35%; }
.chain code { display: block; margin-top: 0.25rem; }
#trouble > h2, #steps > h2 { margin-top: 1.5rem; }
@media (max-width: 44rem) {
  .timeline .plot .bar-cell { padding-left: 0.375rem; }
  .timeline .plot .number { padding-left: 0.375rem; font-size: 0.6875rem; }
  .timeline .outcome { display: none; }
  .timeline .plot th span { max-width: 6rem; }
  .axis .at { font-size: 0.625rem; }
  .axis .at:not(.limit, :first-child) { display: none; }
  .timeline .from { display: none; }
  .step > .body { padding: 0.125rem 0.625rem 0.625rem; }
  .step .explanation { grid-template-columns: minmax(0, 1fr); }
  .facts, .facts tbody, .facts tr, .facts td { display: block; }
  .facts thead { position: absolute; left: -100rem; }
  .facts td { border: 0; padding: 0; }
  .facts td:empty { display: none; }
  .facts tr { border-bottom: 1px solid var(--line); padding: 0.375rem 0; }
}
@media print {
  .timeline rect, .timeline line { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .output { max-height: none; }
  .trouble, .step, .facts tr { break-inside: avoid; }
}
`;
