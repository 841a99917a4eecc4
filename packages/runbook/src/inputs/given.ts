import type { InputError, InputErrorPlace } from "@rampart/core/errors";

/**
 * Where the value of an input comes from. `earlier` is the run that is resumed; a value that a flag names and does not
 * hold is from the `environment` or a `file`.
 */
export type InputOrigin = "earlier" | "flag" | "file" | "environment" | "stack output" | "asked" | "default";

/** A value that somebody gave for an input, not checked yet. */
export interface Given {
  readonly value: unknown;
  readonly origin: InputOrigin;
  /** Where it stands, if that is a file. */
  readonly place?: InputErrorPlace;
  /** It is a secret where it comes from, whatever the schema says. */
  readonly isSecret?: boolean;
}

/** What a source has for an input: a value, or what is wrong with it. */
export type Offer = Given | InputError;
