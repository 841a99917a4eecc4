import { display } from "../inputs/display.ts";
import type { Item } from "../model/step.ts";
import type { Target } from "../model/target.ts";
import { targetNameProblem } from "./names.ts";

/** What is wrong with the targets that parts read, a sentence each. */
export function problemsOfTargets(parts: readonly Item[]): string[] {
  const targets = new Set(
    parts.flatMap((part) => ("reads" in part && part.reads ? Object.values(part.reads) : [])),
  );
  const problems: string[] = [];
  const byName = new Map<string, Target>();
  for (const target of targets) {
    if (target?.kind !== "target" || typeof target.read !== "function") {
      problems.push(
        `${display(target)} is read, and is not a target; make it with \`target({ name, read })\``,
      );
      continue;
    }
    const problem = targetNameProblem(target.name);
    if (problem !== undefined) problems.push(`target ${problem}`);
    else if (byName.has(target.name)) {
      problems.push(
        `two targets are called ${display(target.name)}; give each its own name, or read the same one`,
      );
    }
    byName.set(target.name, target);
  }
  return problems;
}
