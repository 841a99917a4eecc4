import type { Schedule } from "@rampart/core/units";
import type { Horizon } from "./horizon.ts";

/** A part of the time between a write and the moment from which a recovery point holds it. */
export interface Term {
  /** For people: `start window`, `copy to eu-central-1`. */
  readonly name: string;
  readonly seconds: number;
  /** Where the figure comes from: a property of the stack (`rule[0].startWindow`), or the vendor's page. */
  readonly source: string;
}

/** Whether nobody can set it: its source is a page of the vendor, and it is no default of a property. */
export function isVendorFigure({ name, source }: Term): boolean {
  return /^https?:/.test(source) && !name.endsWith("(default)");
}

/** Recovery points of one resource that come to one place in one way. */
export interface RecoveryStream {
  /** For people: `plan nightly, rule daily`. */
  readonly name: string;
  /** When jobs are due; undefined where changes are taken over continuously. */
  readonly schedule: Schedule | undefined;
  /** What may pass at most from the time a job is due, or a write is made, until its recovery point can be used. */
  readonly delays: readonly Term[];
}

/** How much of the newest data may be lost at most, as time. */
export interface WorstCase {
  /** Undefined where there may be no recovery point at all. */
  readonly seconds: number | undefined;
  /** Add up to `seconds`: the longest gap of the schedules, then the delays. */
  readonly terms: readonly Term[];
  /** Name of the stream whose recovery point comes latest in the worst case. */
  readonly stream: string | undefined;
  /** Why `seconds` is undefined; a sentence without a full stop. */
  readonly reason?: string;
  /** The wait behind `seconds`, where schedules with times of day decide; absent where no moment is special. */
  readonly wait?: WorstWait;
  /** Jobs due in it were looked at: the worst case is exact for them. Absent where no moment matters. */
  readonly horizon?: Horizon;
  /** What it is the worst case of. */
  readonly streams?: readonly RecoveryStream[];
}

/** The longest time in which nothing newer can be restored. */
interface WorstWait {
  /** The newest data that can still be restored. */
  readonly newest: Date;
  /** When the job was due whose recovery point comes too late. */
  readonly due: Date;
  /** Until when that recovery point may take. */
  readonly usable: Date;
}
