import type { ResourceGraph } from "@rampart/core/graph";
import { oncePerGraph } from "./once-per-graph.ts";
import { azureItemWeaknesses } from "./weaknesses/azure-items.ts";
import { azureRoleWeaknesses } from "./weaknesses/azure-roles.ts";
import { azureVaultWeaknesses } from "./weaknesses/azure-vaults.ts";
import { blastRadiusWeaknesses } from "./weaknesses/blast-radius.ts";
import { lifecycleWeaknesses } from "./weaknesses/lifecycles.ts";
import { restoreTestWeaknesses } from "./weaknesses/restore-tests.ts";
import { scheduleWeaknesses } from "./weaknesses/schedules.ts";
import { selectionWeaknesses } from "./weaknesses/selections.ts";
import { serviceLimitWeaknesses } from "./weaknesses/service-limits.ts";
import type { Weakness } from "./weaknesses/weakness.ts";

export type { Weakness, WeaknessKind } from "./weaknesses/weakness.ts";

/** What makes the backups of the graph worth less than they look, whatever they are of. */
export const weaknessesIn: (graph: ResourceGraph) => readonly Weakness[] = oncePerGraph((graph) => [
  ...lifecycleWeaknesses(graph),
  ...serviceLimitWeaknesses(graph),
  ...scheduleWeaknesses(graph),
  ...restoreTestWeaknesses(graph),
  ...blastRadiusWeaknesses(graph),
  ...selectionWeaknesses(graph),
  ...azureVaultWeaknesses(graph),
  ...azureRoleWeaknesses(graph),
  ...azureItemWeaknesses(graph),
]);
