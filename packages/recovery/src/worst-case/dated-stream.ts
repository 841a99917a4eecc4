import type { Runs } from "./runs.ts";
import type { RecoveryStream } from "./stream.ts";

/** A stream whose jobs are due at known moments. */
export interface DatedStream {
  readonly stream: RecoveryStream;
  /** Its place among all dated streams of the worst case. */
  readonly index: number;
  readonly runs: Runs;
  /** Sum of its delays, in seconds. */
  readonly delay: number;
}
