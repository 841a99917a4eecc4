import {
  DISASTERS,
  type RecoveryPosture,
  type ResourcePosture,
  type RpoPosture,
  span,
  type Verdict,
} from "@rampart/recovery";
import {
  disasterList,
  keptText,
  list,
  lossText,
  postureHeadline,
  termText,
} from "@rampart/report/recovery-words";
import { shortType } from "../check/table.ts";
import { printable } from "../output/printable.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";

type Style = Parameters<Terminal["style"]>[0];

const MARKS: Readonly<Record<Verdict, readonly [string, Style]>> = {
  met: ["✓", "green"],
  missed: ["✗", "red"],
  undetermined: ["?", "yellow"],
  "no-objective": ["·", "dim"],
};

const COLUMN = 14;
const INDENT = "  most data lost after: ";

/** The posture for people: a line for each resource, then what to do about each that misses its objective. */
export function renderPosture(posture: RecoveryPosture, terminal: Terminal): string {
  if (posture.resources.length === 0) return "Nothing here holds data.";
  const groups = [...Map.groupBy(posture.resources, ({ workload }) => workload ?? "no workload")];
  return [
    ...groups.flatMap(([workload, resources]) => renderGroup(workload, resources, terminal)),
    ...posture.resources.flatMap((resource) => missed(resource, terminal)),
    ...named("Backups that are worth less than they look", posture.weaknesses, terminal),
    ...named(
      "Asked for, and the cloud has no way to say it",
      posture.notExpressible.map(({ urn, intent, reason, instead }) => ({
        urn,
        message: `${intent}: ${reason}${instead === undefined ? "" : `; instead: ${instead}`}`,
      })),
      terminal,
    ),
    wrap(summary(posture), terminal.columns, ""),
  ].join("\n");
}

function renderGroup(workload: string, resources: readonly ResourcePosture[], terminal: Terminal): string[] {
  const [first] = resources;
  const tier = first?.tier === undefined ? "" : ` (${first.tier})`;
  const head = DISASTERS.map((disaster) => disaster.padEnd(COLUMN)).join("");
  return [
    terminal.style("bold", printable(`${workload}${tier}`)),
    terminal.style("dim", `${INDENT}${head}`.trimEnd()),
    ...resources.map((resource) => renderResource(resource, terminal)),
    "",
  ];
}

function renderResource({ urn, type, scenarios }: ResourcePosture, terminal: Terminal): string {
  const name = printable(`${shortType(type)} ${nameOf(urn)}`);
  const cells = DISASTERS.map((disaster) => cell(scenarios[disaster].rpo, terminal)).join("");
  return `  ${name}\n${" ".repeat(INDENT.length)}${cells}`.trimEnd();
}

function cell(rpo: RpoPosture, terminal: Terminal): string {
  const [mark, style] = MARKS[rpo.verdict];
  const text = `${mark} ${lossText(rpo)}`;
  return terminal.style(style, text) + " ".repeat(Math.max(1, COLUMN - text.length));
}

/** What a resource misses, and what to do: disasters of which the same is said are named together. */
function missed({ urn, type, scenarios, retention }: ResourcePosture, terminal: Terminal): string[] {
  const disasters = DISASTERS.filter((disaster) => scenarios[disaster].rpo.verdict === "missed");
  const answers = [...Map.groupBy(disasters, (disaster) => JSON.stringify(scenarios[disaster].rpo)).values()];
  const isKept = retention.verdict !== "missed";
  if (answers.length === 0 && isKept) return [];
  return [
    `${terminal.style("red", "✗")} ${terminal.style("bold", printable(nameOf(urn)))} ${printable(shortType(type))}`,
    ...answers.flatMap((alike) => {
      const [first] = alike;
      return first === undefined ? [] : answer(disasterList(alike), scenarios[first].rpo, terminal);
    }),
    ...(isKept
      ? []
      : [
          `    Retention: ${keptText(retention)} is kept, the objective is ${span(retention.objective ?? 0)}`,
        ]),
    "",
  ];
}

function answer(disasters: string, rpo: RpoPosture, terminal: Terminal): string[] {
  const lost = rpo.worst === undefined ? "all of it" : span(rpo.worst);
  const why = rpo.terms.map((term) => `${term.name} ${termText(term)}`).join(" + ");
  return [
    `    ${disasters}: ${lost} may be lost, the objective is ${span(rpo.objective ?? 0)}`,
    ...[why, rpo.cut ?? ""]
      .filter((text) => text !== "")
      .map((text) => wrap(printable(text), terminal.columns, "      ")),
  ];
}

function named(
  title: string,
  items: readonly { readonly urn: string; readonly message: string }[],
  terminal: Terminal,
): string[] {
  if (items.length === 0) return [];
  const lines = items.map(({ urn, message }) => {
    const text = printable(`${nameOf(urn)}: ${message}`);
    return `${terminal.style("yellow", "!")} ${wrap(text, terminal.columns - 2, "  ").trimStart()}`;
  });
  return [terminal.style("bold", title), ...lines, ""];
}

/** The verdicts, what nothing is left of, and why nothing is judged where that is so. */
function summary(posture: RecoveryPosture): string {
  const { resources, uncovered, undetermined } = posture;
  const of = (verdict: Verdict): number => resources.filter((one) => one.verdict === verdict).length;
  const [met, missing, open, none] = [of("met"), of("missed"), of("undetermined"), of("no-objective")];
  const isJudged = none < resources.length;
  const counts = [
    ...(met > 0 ? [`${met} met`] : []),
    ...(missing > 0 ? [`${missing} missed`] : []),
    ...(open > 0 ? [`${open} undetermined`] : []),
    ...(isJudged && none > 0 ? [`${none} without an objective`] : []),
  ];
  return [
    `${postureHeadline(posture).text}${counts.length > 1 ? ` (${list(counts)})` : ""}.`,
    ...(isJudged ? [] : ["No workload of rampart.yaml with an objective matches any of them."]),
    ...(undetermined.length > 0
      ? [`What is not known yet is named by --format json, html and markdown.`]
      : []),
    ...(uncovered.length > 0 ? [`Of ${uncovered.length} nothing is left when they are deleted.`] : []),
  ].join(" ");
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}
