import type { DatedStream } from "./dated-stream.ts";

/** A time in which nothing newer can be restored. Moments are seconds since 1970. */
export interface Wait {
  /** The newest data that can still be restored. */
  readonly newest: Newest;
  /** The job whose recovery point comes too late. */
  readonly late: Due;
  /** From `newest` until the recovery point of `late` can be used. */
  readonly seconds: number;
}

/** The newest data can be restored, and nothing newer ever. */
export interface EndlessWait {
  readonly newest: Newest;
}

export interface Due {
  readonly at: number;
  readonly stream: DatedStream;
}

/** In whose recovery point the data is; undefined where there was none yet. */
interface Newest {
  readonly at: number;
  readonly stream: DatedStream | undefined;
}
