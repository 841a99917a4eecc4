import type { ReadContext } from "@rampart/runbook";
import type { Restored, RestoreState } from "../../store.ts";
import { isBusy } from "./errors.ts";

/** What an operation of Azure is followed by; both generations of the SDKs have it. */
interface Poller {
  pollUntilDone(options?: { abortSignal?: AbortSignal }): Promise<unknown>;
}

/** A restore as an API of Azure does it. */
export interface Restoring {
  /** For people: `database orders-restored`. */
  readonly what: string;
  /** Looks only. */
  state(): Promise<RestoreState>;
  /** Sends the request. */
  begin(): Promise<Poller>;
  /** What is still to be done while it is `restoring`, such as a second request. */
  advance?(): Promise<void>;
}

const PAUSE_MILLISECONDS = 10_000;
/** Azure may not list for a while what it has just made. */
const UNSEEN_AT_MOST = 30;

/**
 * Brings a restore to its end, wherever an earlier try of the run left it.
 *
 * @throws {Error} with what Azure says about why it failed.
 */
export async function bringToEnd(
  { what, state, begin, advance }: Restoring,
  { signal, clock }: Pick<ReadContext, "signal" | "clock">,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<Restored> {
  let isBegun = false;
  for (let unseen = 0; ; ) {
    signal.throwIfAborted();
    const now = await state();
    if (now.is === "restored") return now.restored;
    if (now.is === "foreign") throw new Error(`${now.because}; choose another name`);
    if (now.is === "restoring") {
      if (now.done !== undefined) progress(now.done, 100, "%");
      await advance?.();
      isBegun = true;
    } else if (!isBegun) {
      isBegun = await wasTaken(begin, signal);
      if (isBegun) continue;
    } else if (now.is === "failed") {
      throw new Error(`${what} was not restored: ${now.because}`);
    } else {
      unseen += 1;
      if (unseen > UNSEEN_AT_MOST) throw new Error(`Azure took the restore of ${what}, and it is not there`);
    }
    await clock.sleep(PAUSE_MILLISECONDS, signal);
  }
}

/** Whether Azure took the request; not where it is at an earlier one still. */
async function wasTaken(begin: () => Promise<Poller>, signal: AbortSignal): Promise<boolean> {
  try {
    const poller = await begin();
    await poller.pollUntilDone({ abortSignal: signal });
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
