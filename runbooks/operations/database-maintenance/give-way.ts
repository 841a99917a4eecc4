import type { Clock } from "@rampart/runbook";
import type { Database } from "./database.ts";
import type { LagLimits } from "./lag-limits.ts";
import { WAITING_FOR_LOCKS, type WaitingRow } from "./sql/activity.ts";
import { describeLag, keepsUp, STANDBYS, type StandbyRow } from "./sql/replication.ts";

/** What bounds how much maintenance may burden the service. */
export interface Burden {
  readonly lagLimits: LagLimits;
  /** Sessions that wait for locks. */
  readonly maxWaiting: number;
}

export interface Surroundings {
  readonly database: Database;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  log(message: string): void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** Waits for as long as the service has trouble to keep up. Returns how long that was, in milliseconds. */
export async function giveWay(surroundings: Surroundings, burden: Burden): Promise<number> {
  const { clock, signal, log } = surroundings;
  const began = clock.elapsed();
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const reason = await reasonToWait(surroundings, burden);
    if (reason === undefined) return clock.elapsed() - began;
    log(`waits, because ${reason}`);
    await clock.sleep(wait, signal);
  }
}

async function reasonToWait(
  { database, signal }: Surroundings,
  { lagLimits, maxWaiting }: Burden,
): Promise<string | undefined> {
  const standbys = await database.ask<StandbyRow>(STANDBYS, signal);
  const late = standbys.find((standby) => keepsUp(standby, lagLimits) !== true);
  if (late !== undefined) return `the standby ${late.name} is behind: ${describeLag(late)}`;
  const [waiting] = await database.ask<WaitingRow>(WAITING_FOR_LOCKS, signal);
  const sessions = waiting?.sessions ?? 0;
  return sessions > maxWaiting ? `${sessions} sessions wait for locks` : undefined;
}
