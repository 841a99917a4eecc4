import { renderDuration } from "@rampart/core/units";
import {
  DISASTERS,
  type RecoveryPosture,
  type ResourcePosture,
  type RpoPosture,
  type Verdict,
} from "@rampart/recovery";
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

/** The posture for people: a line for each resource, then what to do about each that misses its objective. */
export function renderPosture(posture: RecoveryPosture, terminal: Terminal): string {
  if (posture.resources.length === 0) return "Nothing here holds data.";
  const groups = [...Map.groupBy(posture.resources, ({ workload }) => workload ?? "no workload")];
  return [
    ...groups.flatMap(([workload, resources]) => renderGroup(workload, resources, terminal)),
    ...missed(posture, terminal),
    ...weak(posture, terminal),
    summary(posture),
  ].join("\n");
}

function renderGroup(workload: string, resources: readonly ResourcePosture[], terminal: Terminal): string[] {
  const [first] = resources;
  const tier = first?.tier === undefined ? "" : ` (${first.tier})`;
  const head = DISASTERS.map((disaster) => disaster.padEnd(COLUMN)).join("");
  return [
    terminal.style("bold", printable(`${workload}${tier}`)),
    terminal.style("dim", `  most data lost after: ${head}`.trimEnd()),
    ...resources.map((resource) => renderResource(resource, terminal)),
    "",
  ];
}

function renderResource({ urn, type, scenarios }: ResourcePosture, terminal: Terminal): string {
  const name = printable(`${shortType(type)} ${urn.split("::").at(-1)}`);
  const cells = DISASTERS.map((disaster) => cell(scenarios[disaster].rpo, terminal)).join("");
  return `  ${name}\n${" ".repeat("  most data lost after: ".length)}${cells}`.trimEnd();
}

function cell({ worst, verdict }: RpoPosture, terminal: Terminal): string {
  const [mark, style] = MARKS[verdict];
  const text = `${mark} ${worst === undefined ? (verdict === "undetermined" ? "not known" : "all") : renderDuration(Math.ceil(worst))}`;
  return terminal.style(style, text) + " ".repeat(Math.max(1, COLUMN - text.length));
}

function missed({ resources }: RecoveryPosture, terminal: Terminal): string[] {
  return resources.flatMap(({ urn, scenarios }) =>
    DISASTERS.flatMap((disaster) => {
      const { rpo } = scenarios[disaster];
      if (rpo.verdict !== "missed" || rpo.objective === undefined) return [];
      const worst = rpo.worst === undefined ? "all of it" : renderDuration(Math.ceil(rpo.worst));
      const name = urn.split("::").at(-1);
      const why = rpo.terms.map((term) => `${term.name} ${term.duration}`).join(" + ");
      return [
        `${terminal.style("red", "✗")} ${printable(`${name}, ${disaster}: ${worst} may be lost, the objective is ${renderDuration(rpo.objective)}`)}`,
        ...(why === "" ? [] : [wrap(printable(why), terminal.columns, "    ")]),
        ...(rpo.cut === undefined ? [] : [wrap(printable(rpo.cut), terminal.columns, "    ")]),
        "",
      ];
    }),
  );
}

function weak({ weaknesses }: RecoveryPosture, terminal: Terminal): string[] {
  if (weaknesses.length === 0) return [];
  const lines = weaknesses.map(({ urn, message }) => {
    const text = printable(`${urn.split("::").at(-1)}: ${message}`);
    return `${terminal.style("yellow", "!")} ${wrap(text, terminal.columns - 2, "  ").trimStart()}`;
  });
  return [terminal.style("bold", "Backups that are worth less than they look"), ...lines, ""];
}

function summary({ resources, uncovered, undetermined }: RecoveryPosture): string {
  const count = (verdict: Verdict): number => resources.filter((one) => one.verdict === verdict).length;
  return [
    `${resources.length} resources hold data: ${count("met")} meet their objectives, ${count("missed")} do not,`,
    `${count("undetermined")} cannot be told (${undetermined.length} properties not known), ${count("no-objective")} have none;`,
    `of ${uncovered.length} nothing is left when they are deleted.`,
  ].join("\n");
}
