import { AsyncLocalStorage } from "node:async_hooks";
import type { Session } from "./session.ts";

/** Whose code runs. */
export interface Place {
  readonly session: Session;
  /** Undefined for the executor's own. */
  readonly step: string | undefined;
}

/** Where in a rehearsal code is called from, for what it reaches without being told: clients, clock, timers. */
export const PLACE: AsyncLocalStorage<Place> = new AsyncLocalStorage();

/** Whether code of the executor itself is calling. */
export function isExecutor(): boolean {
  return PLACE.getStore()?.step === undefined;
}
