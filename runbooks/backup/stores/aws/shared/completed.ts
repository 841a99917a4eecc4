import type { ReadContext } from "@rampart/runbook";
import type { Restored, RestoreState } from "../../store.ts";
import { until } from "./wait.ts";

/** A restore to wait for. */
export interface Awaited {
  /** What became of it. */
  look(): Promise<RestoreState>;
  readonly context: Pick<ReadContext, "clock" | "signal">;
  readonly progress: (done: number, total: number, unit?: string) => void;
  /** What is restored is called so. */
  readonly name: string;
}

/** How often a restore that was asked for may not be seen yet: services tell of new things with a delay. */
const PATIENCE_WITH_ABSENCE = 10;

/**
 * Waits until a restore has ended, and says how far it is.
 *
 * @throws if it failed, or what is there is not its own.
 */
export async function completed({ look, context, progress, name }: Awaited): Promise<Restored> {
  let absences = 0;
  return await until(async () => {
    const state = await look();
    switch (state.is) {
      case "restored":
        progress(100, 100, "%");
        return state.restored;
      case "restoring":
        if (state.done !== undefined) progress(Math.round(state.done * 100), 100, "%");
        return undefined;
      case "absent":
        absences += 1;
        if (absences < PATIENCE_WITH_ABSENCE) return undefined;
        throw new Error(`"${name}" was asked for, and is not there: somebody may have removed it`);
      case "failed":
        throw new Error(`${state.because}. If that cannot be mended, undo the run: it removes what there is`);
      default:
        throw new Error(state.because);
    }
  }, context);
}
