/** What the page of recovery has beside the style of all pages. */
export const RECOVERY_STYLE: string = `
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.verdict.open { border-left-color: var(--undetermined); }
.verdict.open .mark { color: var(--undetermined-text); }
.after { padding: 0.375rem 1rem 0; }
.heat { width: 100%; border-collapse: separate; border-spacing: 3px; table-layout: fixed; font-size: 0.8125rem; margin-top: 0.5rem; }
.heat th { text-align: left; font-weight: 400; vertical-align: middle; padding: 0.125rem 0.25rem; }
.heat thead th { color: var(--muted); font-size: 0.75rem; }
.heat tbody th a { font-weight: 600; font-size: 0.875rem; }
.heat td { padding: 0; height: 1px; }
.heat .cell { display: block; height: 100%; padding: 0.3125rem 0.5rem; text-decoration: none; border: 1px solid transparent; }
.heat .cell:hover { border-color: currentColor; }
.heat .cell b { font-size: 1rem; }
.heat .cell small:last-child { display: block; }
.heat .label { display: none; }
.cell { border-radius: 4px; font-variant-numeric: tabular-nums; }
.cell small { font-size: 0.75rem; }
.cell.missed { background: var(--critical-soft); color: var(--critical-text); }
.cell.undetermined { background: var(--undetermined-soft); color: var(--undetermined-text); }
.cell.met { background: var(--clear-soft); color: var(--clear-text); }
.cell.no-objective { background: var(--raised); color: var(--waived-text); }
.columns, .resource > details > summary {
  display: grid; grid-template-columns: minmax(10rem, 2.5fr) repeat(5, minmax(0, 1fr)); gap: 3px; align-items: stretch;
}
.columns { padding: 0 0.875rem 0.25rem; color: var(--muted); font-size: 0.75rem; }
.columns span { padding: 0 0.375rem; border-radius: 3px; }
.columns :target { background: var(--low-soft); color: var(--low-text); font-weight: 600; }
.workload:has(.deletion:target) .cell.deletion, .workload:has(.zone:target) .cell.zone, .workload:has(.region:target) .cell.region,
.workload:has(.account:target) .cell.account, .workload:has(.retention:target) .cell.retention { box-shadow: 0 0 0 2px var(--link); }
.resource { content-visibility: auto; contain-intrinsic-size: auto 2rem; }
.resource > details > summary { cursor: pointer; padding: 0.1875rem 0.875rem; list-style: none; }
.resource > details > summary::-webkit-details-marker { display: none; }
.resource > details > summary:hover .name { text-decoration: underline; text-underline-offset: 2px; }
.resource .name { align-self: center; }
.resource .name::before { content: "▸ "; color: var(--muted); }
.resource > details[open] > summary .name::before { content: "▾ "; }
.resource .cell { padding: 0.125rem 0.375rem; font-size: 0.8125rem; }
.resource .cell .label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.resource .body { padding: 0.25rem 0.875rem 0.875rem 2rem; }
.resource .explanation { padding: 0.5rem 0 0; grid-template-columns: 5.5rem minmax(0, 1fr); }
.resource .urn { display: block; color: var(--muted); font-size: 0.75rem; }
.workload .more > summary { padding: 0.375rem 0.875rem; }
.workload .more > .list { border-top: 1px solid var(--line); }
.answer { margin-top: 0.5rem; max-width: 66rem; }
.terms { margin: 0.25rem 0; padding: 0; list-style: none; border-left: 2px solid var(--line); }
.terms li { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0 0.75rem; padding: 0.0625rem 0 0.0625rem 0.75rem; }
.terms b { font-weight: 600; font-variant-numeric: tabular-nums; }
.cut span { color: var(--muted); margin-right: 0.375rem; }
.cut { font-weight: 600; }
.cut span { font-weight: 400; }
.lines li { padding: 0.4375rem 0.875rem 0.4375rem 2.375rem; }
.lines p { margin-top: 0.125rem; }
.list li li { border: 0; }
.lines .change li { padding: 0.125rem 0; }
.change .state { min-width: 6rem; text-align: center; }
#changes .panel + .panel { margin-top: 0.5rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; margin: 0.5rem 0; font-size: 0.8125rem; }
.legend svg { width: 1.25rem; height: 0.75rem; vertical-align: -0.0625rem; margin-right: 0.25rem; overflow: visible; }
.recovery-points { margin-bottom: 0.75rem; }
.recovery-points h3 { margin-right: 0.5rem; }
.recovery-points > p { margin-top: 0.25rem; max-width: 66rem; }
.recovery-points > .note b { color: var(--text); font-weight: 600; }
.lanes { width: 100%; border-collapse: collapse; font-size: 0.8125rem; margin-top: 0.5rem; table-layout: fixed; }
.lanes th { text-align: left; font-weight: 400; width: 15rem; vertical-align: top; padding: 0.125rem 0; }
.lanes thead th { color: var(--muted); font-size: 0.75rem; vertical-align: bottom; }
.lanes th .note { display: block; font-size: 0.75rem; }
.lanes .number { width: 6.5rem; padding-left: 0.75rem; }
.lanes thead .number { text-align: right; }
.lanes td { padding: 0.125rem 0; vertical-align: top; }
.lanes .plot-cell { padding-left: 0.75rem; }
.lanes .worst th, .lanes .worst .number { font-weight: 600; }
.lane, .time-axis { display: block; width: 100%; overflow: hidden; }
.time-axis { height: 1.125rem; overflow: visible; }
.time-axis .at { fill: var(--muted); font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.time-axis .limit { fill: var(--text); font-weight: 600; }
.tick { stroke: var(--line); stroke-width: 1px; }
line.limit { stroke: var(--text); stroke-width: 2px; stroke-dasharray: 3 2; }
.gap { fill: var(--critical-soft); }
.lost { fill: var(--critical); }
.way { fill: var(--low); opacity: 0.45; }
.way.newest { fill: var(--clear); opacity: 1; }
.way.late { fill: var(--critical); opacity: 1; }
.due { fill: var(--low); stroke: var(--surface); stroke-width: 1px; }
.due.newest { fill: var(--clear); }
.due.late { fill: var(--critical); }
.jobs { border-collapse: collapse; font-size: 0.8125rem; margin-top: 0.25rem; }
.jobs th { text-align: left; font-weight: 400; color: var(--muted); }
.jobs td, .jobs th { padding: 0.0625rem 1.5rem 0.0625rem 0; font-variant-numeric: tabular-nums; }
section.card[aria-labelledby="map-title"] { margin-top: 1rem; }
@media (max-width: 44rem) {
  .heat, .heat tbody, .heat tr, .heat th, .heat td { display: block; }
  .heat thead { position: absolute; left: -100rem; }
  .heat tr { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 3px; margin-top: 0.75rem; }
  .heat tbody th { grid-column: 1 / -1; padding: 0; }
  .heat td { height: auto; }
  .heat .label { display: block; font-size: 0.75rem; }
  .columns { display: none; }
  .resource > details > summary { grid-template-columns: repeat(2, minmax(0, 1fr)); padding: 0.375rem 0.625rem; }
  .resource .name { grid-column: 1 / -1; }
  .resource .cell .label { position: static; width: auto; height: auto; clip-path: none; display: block; font-size: 0.6875rem; }
  .resource .body { padding: 0.25rem 0.625rem 0.625rem; }
  .resource .explanation, .terms li { grid-template-columns: minmax(0, 1fr); }
  .lines li { padding: 0.4375rem 0.625rem; }
  .lanes, .lanes tbody, .lanes tr, .lanes th, .lanes td { display: block; }
  .lanes thead th { position: absolute; left: -100rem; }
  .lanes thead, .lanes thead tr { display: block; }
  .lanes th, .lanes .number { width: auto; text-align: left; padding-left: 0; }
  .lanes .number::before { content: "takes up to "; color: var(--muted); font-weight: 400; }
  .lanes .worst .number::before { content: ""; }
  .lanes .plot-cell { padding-left: 0; }
  .time-axis .odd { display: none; }
  .time-axis .at { font-size: 0.6875rem; }
  .jobs td, .jobs th { padding-right: 0.5rem; }
}
@media print {
  .resource { content-visibility: visible; }
  .cell, .lanes rect, .lanes circle, .lanes line, .legend rect, .legend circle { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .resource, .recovery-points, .heat tr, .lines li { break-inside: avoid; }
  .resource .name::before { content: none; }
}
`;
