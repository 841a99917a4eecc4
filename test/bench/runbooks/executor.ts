/** Something that runs the steps of a failover, in a process of its own. */
export interface Executor {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Where it keeps what it knows, for people. */
  readonly keeps: string;
  /** The JavaScript or TypeScript file that does a task; see `programs/task.ts`. */
  readonly program: string;
  /** How often each crash is tried. */
  readonly rounds: number;
  /** Whether a run can be taken from another operator, and its steps can be asked if their effect is there. */
  readonly isOurs: boolean;
  /** A new place to keep what it knows; `folder` is there for it. */
  storeIn(folder: string): string;
}
