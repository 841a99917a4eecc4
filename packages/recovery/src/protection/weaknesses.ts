import type { ResourceGraph } from "@rampart/core/graph";
import { blastRadiusWeaknesses } from "./weaknesses/blast-radius.ts";
import { lifecycleWeaknesses } from "./weaknesses/lifecycles.ts";
import { restoreTestWeaknesses } from "./weaknesses/restore-tests.ts";
import { selectionWeaknesses } from "./weaknesses/selections.ts";
import type { Weakness } from "./weaknesses/weakness.ts";

export type { Weakness } from "./weaknesses/weakness.ts";

/** What makes the backups of the graph worth less than they look, whatever they are of. */
export function weaknessesIn(graph: ResourceGraph): readonly Weakness[] {
  return [
    ...lifecycleWeaknesses(graph),
    ...restoreTestWeaknesses(graph),
    ...blastRadiusWeaknesses(graph),
    ...selectionWeaknesses(graph),
  ];
}
