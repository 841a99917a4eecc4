import type { Disaster } from "../protection/protection.ts";

/** A moment, and what the calendar and the clock on the wall show then in the zone of its timeline. */
export interface Moment {
  readonly at: Date;
  /** `Sat 2026-10-24 02:00` */
  readonly local: string;
}

/** A job and its recovery point. */
export interface TimelinePoint {
  /** The data is of this moment at the earliest. */
  readonly due: Moment;
  /** Until when it may take to be of use. */
  readonly usable: Moment;
}

/** The jobs of one schedule. */
export interface TimelineLane {
  /** For people: `plan nightly, rule daily`. */
  readonly name: string;
  /** `schedule 0 5 * * * in Europe/Berlin` */
  readonly schedule: string;
  /** Seconds from a job until its recovery point can be used at the latest. */
  readonly delay: number;
  /** The jobs due in the timeline, in their order; of very many, those next to the worst wait. */
  readonly points: readonly TimelinePoint[];
  /** How many jobs are due in the timeline; counted up to 10,000. */
  readonly count: number;
}

/** The longest time in which nothing newer can be restored. */
interface WorstGap {
  readonly seconds: number;
  /** The newest data that can still be restored. */
  readonly newest: Moment;
  /** When the job was due whose recovery point comes too late. */
  readonly due: Moment;
  /** Until when that recovery point may take: right before it, all since `newest` may be lost. */
  readonly usable: Moment;
  /** Whose job it is. */
  readonly by: string;
}

/** Jobs and their recovery points around the worst moment for a disaster. */
export interface RecoveryTimeline {
  /** The resources and disasters that it is the same for. */
  readonly holdsFor: readonly { readonly urn: string; readonly disasters: readonly Disaster[] }[];
  /** Seconds; absent where nothing is promised. */
  readonly objective?: number;
  /** Set where something that is not known yet may make it better. */
  readonly isOpen?: boolean;
  /** IANA name of the zone of the schedule that is late. */
  readonly timeZone: string;
  readonly from: Moment;
  readonly until: Moment;
  /** Moments to write at an axis: round ones on the clock on the wall. */
  readonly ticks: readonly Moment[];
  readonly lanes: readonly TimelineLane[];
  readonly worst: WorstGap;
}
