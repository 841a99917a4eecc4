import type { Clock } from "../model/context.ts";
import { follow } from "./follow.ts";

/** A step took longer than it may. */
export class TimedOut extends Error {
  constructor(milliseconds: number) {
    super(`it took longer than ${milliseconds / 1000} s`);
    this.name = "TimedOut";
  }
}

/** Nobody sees it: without a reason each abort would make an error with its stack. */
const DONE = "done";

/** What `within` gives to what it limits. */
interface Limits {
  readonly clock: Clock;
  /** None if undefined. */
  readonly milliseconds: number | undefined;
  /** How long the act may take to end once it was told to. */
  readonly grace: number;
  /** Ends the act, too. */
  readonly signal: AbortSignal;
  /** In which the act runs commands: they end with its time. */
  readonly shell: { stop(reason: unknown): void };
}

/**
 * Runs `act` until it is done, its time is over, or `signal` is aborted. In the last two cases it always rejects, even
 * if the act then says that all is well.
 *
 * @throws {TimedOut}
 * @throws the reason of `signal`.
 */
export async function within<Result>(
  act: (signal: AbortSignal) => Promise<Result> | Result,
  { clock, milliseconds, grace, signal, shell }: Limits,
): Promise<Result> {
  signal.throwIfAborted();
  const both = follow(signal);
  const done = new AbortController();
  const timer =
    milliseconds === undefined
      ? undefined
      : clock.sleep(milliseconds, done.signal).then(
          () => both.abort(new TimedOut(milliseconds)),
          () => undefined,
        );
  const stopped = new Promise<never>((_, reject) => {
    // Code that does not look at its signal is left alone after the grace; its process ends with the run.
    const giveUp = (): void => {
      shell.stop(both.signal.reason);
      clock.sleep(grace, done.signal).then(
        () => reject(both.signal.reason),
        () => undefined,
      );
    };
    both.signal.addEventListener("abort", giveUp, { once: true });
  });
  stopped.catch(() => undefined);
  try {
    const result = await Promise.race([Promise.resolve(act(both.signal)), stopped]);
    both.signal.throwIfAborted();
    return result;
  } catch (error) {
    throw both.signal.aborted ? both.signal.reason : error;
  } finally {
    both.letGo();
    done.abort(DONE);
    await timer;
  }
}
