import type { ReadContext } from "../model/context.ts";
import type { Step } from "../model/step.ts";

/** Thrown where code that plans asks for the result of a step that has not run. */
export class NotYetKnown extends Error {
  constructor(step: string) {
    super(`not known before ${step} has run`);
    this.name = "NotYetKnown";
  }
}

/** `context`, told apart: a result that is not there yet is no failure of a plan. */
export function beforeTheRun(context: ReadContext): ReadContext {
  return {
    ...context,
    resultOf: <Result>(step: Step<Result>) => {
      try {
        return context.resultOf(step);
      } catch {
        throw new NotYetKnown(step.name);
      }
    },
  };
}

/** The {@link NotYetKnown} that `error` is, or was caused by. */
export function notYet(error: unknown): NotYetKnown | undefined {
  if (error instanceof NotYetKnown) return error;
  return error instanceof Error && error.cause !== undefined ? notYet(error.cause) : undefined;
}
