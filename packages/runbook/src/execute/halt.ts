import type { RunStatus } from "../journal/entry.ts";

/** Ends a run in a named state. Everything that stops a run is one of these, or a failure of the journal. */
export class Halt extends Error {
  readonly status: Exclude<RunStatus, "running">;
  readonly because: string;
  readonly step: string | undefined;
  /** What to do now, in a sentence. */
  readonly advice: string | undefined;

  constructor(
    status: Exclude<RunStatus, "running">,
    because: string,
    { step, advice }: { readonly step?: string | undefined; readonly advice?: string | undefined } = {},
  ) {
    super(because);
    this.name = "Halt";
    this.status = status;
    this.because = because;
    this.step = step;
    this.advice = advice;
  }
}
