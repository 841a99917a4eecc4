import { parseUrn } from "@rampart/core/graph";
import { describeChange, type Fix, type FixPlan, isWithin, type PropertyChange } from "@rampart/policy";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";
import { type CheckResult, toResult } from "./result.ts";
import { renderTable, shortType } from "./table.ts";

type Style = Parameters<Terminal["style"]>[0];

/** As Pulumi's own previews: what is added, changed, taken away. */
const STYLES: Readonly<Record<string, Style>> = { "+": "green", "~": "yellow", "-": "red" };

/** The fixes for people, in the notation of a preview of Pulumi; then the findings that they leave. */
export function renderFixPreview(result: CheckResult, plan: FixPlan, terminal: Terminal): string {
  const byResource = Map.groupBy(plan.fixes, ({ urn }) => urn);
  const undetermined = result.findings.filter(({ outcome }) => outcome === "undetermined");
  const { findings: remaining } = toResult({ ...result, findings: plan.remaining, passed: 0 });
  const left = renderTable({ ...result, findings: [...remaining, ...undetermined] }, terminal);
  if (byResource.size === 0) return `${terminal.style("bold", "Nothing that a machine can fix.")}\n\n${left}`;
  const resources = [...byResource].map(([urn, fixes]) =>
    renderResource(fixes, plan.changes.get(urn) ?? [], terminal),
  );
  const title = "What a machine can fix (nothing is changed: put it into the program)";
  const rest = "What is left for people";
  return [
    terminal.style("bold", title),
    "",
    ...resources,
    ...(plan.remaining.length > 0 ? [terminal.style("bold", rest), ""] : []),
    left,
  ].join("\n");
}

function renderResource(
  fixes: readonly Fix[],
  changes: readonly PropertyChange[],
  terminal: Terminal,
): string {
  const [first] = fixes;
  if (first === undefined) return "";
  const settled = fixes.filter(({ conflicts }) => conflicts === undefined);
  const isReplaced = settled.some(({ replaces }) => replaces !== undefined);
  const name = terminal.style("bold", printable(parseUrn(first.urn)?.name ?? first.urn));
  const [mark, how] = isReplaced ? ["+-", "replace"] : ["~", "update"];
  const lines = changes.flatMap((change) => [
    renderChange(change, terminal),
    ...settled.filter((fix) => concerns(fix, change)).map((fix) => note(fix, terminal)),
  ]);
  const notes = new Set(settled.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces])));
  return [
    `${terminal.style("yellow", mark)} ${shortType(printable(first.type))} ${name} (${how})`,
    ...lines,
    ...[...notes].map((text) => wrap(`Replaces it: ${text}`, terminal.columns, "    ")),
    ...renderConflicts(fixes, terminal),
    "",
  ].join("\n");
}

function renderChange(change: PropertyChange, terminal: Terminal): string {
  const text = printable(describeChange(change));
  return `    ${terminal.style(STYLES[text.charAt(0)] ?? "yellow", text)}`;
}

function concerns({ changes }: Fix, { path }: PropertyChange): boolean {
  return changes.some((own) => isWithin(own.path, path) || isWithin(path, own.path));
}

function renderConflicts(fixes: readonly Fix[], terminal: Terminal): string[] {
  const paths = new Set(fixes.flatMap(({ conflicts = [] }) => conflicts.map(({ path }) => path)));
  return [...paths].flatMap((path) => {
    const sides = fixes.filter(({ conflicts = [] }) => conflicts.some((one) => one.path === path));
    return [
      wrap(`! ${printable(path)}: rules disagree, so neither is followed`, terminal.columns, "    "),
      ...sides.flatMap((fix) => [
        ...fix.changes
          .filter((change) => concerns({ ...fix, changes: [change] }, { path }))
          .map((change) => renderChange(change, terminal)),
        note(fix, terminal),
      ]),
    ];
  });
}

/** The rule that asks for a change. */
function note({ policy, partial, conflicts }: Fix, terminal: Terminal): string {
  const isShort = partial === true && conflicts === undefined;
  return terminal.style("dim", `        ${policy}${isShort ? " (not enough: see below)" : ""}`);
}
