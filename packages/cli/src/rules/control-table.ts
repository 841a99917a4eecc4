import { frameworks } from "@rampart/policies/controls";
import type { Rule } from "@rampart/policy";

/** The controls that a rule bears on, as a table in Markdown. */
export function controlTable({ id: rule }: Pick<Rule, "id">): readonly string[] {
  const rows = frameworks.flatMap(({ title, version, controls }) =>
    Object.entries(controls)
      .filter(([, { rules }]) => rules.includes(rule))
      .map(([id, { about }]) => `| ${title} | ${version} | ${id} | ${about} |`),
  );
  return ["| Framework | Version | Control | About |", "|---|---|---|---|", ...rows];
}
