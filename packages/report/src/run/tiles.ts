import type { RunObjective, RunRecord } from "@rampart/core/run-record";
import { html, type Markup } from "../html/markup.ts";
import { durationText } from "./duration.ts";
import { progressOf, stepsInTrouble } from "./step-status.ts";

/** The numbers that are looked for first. */
export function tiles(record: RunRecord): Markup {
  const { objective, phases, operators, chain, status } = record;
  const { done, of } = progressOf(record);
  const trouble = stepsInTrouble(record).length;
  const isOver = status === "completed";
  const people = new Set(operators.map(({ name }) => name)).size;
  return html`<ul class="tiles">${[
    tile(
      colourOf(objective.rto),
      durationText(objective.rto.measured === undefined ? phases.total : objective.rto.measured * 1000),
      isOver ? "to recover" : "so far, not recovered",
      goal(objective.rto),
    ),
    objective.rpo.objective === undefined && objective.rpo.measured === undefined
      ? false
      : tile(
          colourOf(objective.rpo),
          objective.rpo.measured === undefined ? "–" : durationText(objective.rpo.measured * 1000),
          objective.rpo.rows === undefined
            ? "of data lost"
            : `of data lost, ${objective.rpo.rows.toLocaleString("en-US")} rows`,
          goal(objective.rpo),
        ),
    tile(done === of ? "clear" : "plain", `${done} of ${of}`, "steps done"),
    trouble > 0 && tile("critical", String(trouble), "to look at"),
    phases.decision > 0 && tile("plain", durationText(phases.decision), "waiting for people"),
    phases.idle > 0 && tile("plain", durationText(phases.idle), "nobody at work"),
    tile("plain", String(people), people === 1 ? "operator" : "operators"),
    chain.verified === undefined
      ? tile("plain", "–", "journal not checked")
      : tile(chain.verified ? "clear" : "critical", chain.verified ? "unbroken" : "broken", "journal"),
  ]}</ul>`;
}

function tile(kind: string, value: string, name: string, goalText?: string): Markup {
  return html`<li><span class="tile ${kind}"><b>${value}</b> <span>${name}</span>${goalText !== undefined && html` <small>${goalText}</small>`}</span></li>`;
}

function colourOf({ met }: RunObjective): string {
  return met === undefined ? "plain" : met ? "clear" : "critical";
}

function goal({ objective }: RunObjective): string | undefined {
  return objective === undefined ? undefined : `objective ${durationText(objective * 1000)}`;
}
