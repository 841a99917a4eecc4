/** How long recovery points are kept by rules that are derived from objectives, on either cloud. */
import type { Seconds } from "@rampart/core/units";
import { DAY } from "./limits.ts";

/** How long everything is kept where objectives do not say. */
export const DEFAULT_RETENTION: Seconds = 35 * DAY;

/** Every recovery point is kept so long; of older ones one a week, */
export const KEEP_ALL: Seconds = 35 * DAY;

/** and of those that are older than this one a month. */
export const KEEP_WEEKLY: Seconds = 91 * DAY;
