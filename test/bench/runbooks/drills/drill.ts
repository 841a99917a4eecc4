import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { clearEffects, readEffects, timesEach } from "../effects.ts";
import type { Executor } from "../executor.ts";
import type { Task } from "../programs/task.ts";

export const STEPS: readonly string[] = [
  "freeze writes",
  "promote replica",
  "repoint DNS",
  "verify health",
  "announce",
];

/** One run of the failover, with a store and effects of its own. */
export interface Drill {
  readonly executor: Executor;
  readonly task: Task;
  /** How often each step had its effect by now. */
  times(): readonly number[];
}

export function newDrill(executor: Executor, folder: string): Drill {
  const run = `bench-${randomBytes(4).toString("hex")}`;
  const place = join(folder, run);
  mkdirSync(place);
  const effects = join(place, "effects");
  clearEffects(effects);
  return {
    executor,
    task: {
      run,
      steps: STEPS,
      store: executor.storeIn(place),
      act: "effect",
      effects,
      operator: "Ada",
      isResumed: false,
      takesOver: false,
      hasProbes: true,
    },
    times: () => timesEach(readEffects(effects), STEPS.length),
  };
}
