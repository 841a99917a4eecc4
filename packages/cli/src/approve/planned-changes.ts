import { describeChange } from "@rampart/core/changes";
import type { Entry } from "@rampart/runbook/journal";

const MARKS = { create: "+", update: "~", delete: "-" } as const;

/** What the plan of the run says that `step` will change: a hash alone tells nobody what they sign. */
export function plannedChanges([first]: readonly Entry[], step: string): readonly string[] {
  const planned = first?.event.kind === "run-started" ? first.event.planned : {};
  const changes = Object.hasOwn(planned, step) ? (planned[step] ?? []) : [];
  if (changes.length === 0) return [`The plan says nothing of what "${step}" will change.`];
  return [
    `What "${step}" will change, by the plan:`,
    ...changes.flatMap(({ target, action, changes }) => [
      `  ${MARKS[action]} ${target}  (${action})`,
      ...changes.map((change) => `      ${describeChange(change)}`),
    ]),
  ];
}
