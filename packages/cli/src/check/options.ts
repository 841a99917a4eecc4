import type { Severity } from "@rampart/core/finding";

export const FORMATS = ["table", "json"] as const;

export type Format = (typeof FORMATS)[number];

/** What the command line asks of a check. */
export interface CheckOptions {
  /** Files and directories to read; `-` is standard input. */
  readonly inputs: readonly string[];
  /** Directories of Pulumi programs to run and capture. */
  readonly programs: readonly string[];
  /** Stacks to ask the Pulumi CLI for. */
  readonly stacks: readonly string[];
  /** Which stack's configuration programs are run with. */
  readonly configOf: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** The `rampart.yaml` to use; the one in the working directory, if there is one, where absent. */
  readonly settings: string | undefined;
  readonly format: Format;
  /** The least severity that makes the command fail; undefined: none does. */
  readonly failOn: Severity | undefined;
}
