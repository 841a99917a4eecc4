import type { StackSources } from "../check/options.ts";

export const FORMATS = ["table", "json", "html", "markdown"] as const;
export type Format = (typeof FORMATS)[number];

/** Two states of the same stacks: files and directories of each. */
export interface TwoStates {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What `rampart recovery` takes. */
export interface RecoveryOptions extends StackSources {
  readonly format: Format;
  /** Set where a change is to be judged; then nothing else names a stack. */
  readonly states: TwoStates | undefined;
}
