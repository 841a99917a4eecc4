import type { StackSources } from "../check/options.ts";

export const FORMATS = ["table", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** What `rampart recovery` takes. */
export interface RecoveryOptions extends StackSources {
  readonly format: Format;
}
