import type { StackDocument } from "@rampart/core/read";

/** What the child process that runs a program answers. */
export type ChildAnswer = { readonly records: StackDocument["records"] } | ChildProblem;

export interface ChildProblem {
  readonly problem: string;
  /** The configuration key the program asked for and did not find. */
  readonly missingKey?: string;
}
