import type { Operator, RunStatus } from "../journal/entry.ts";
import type { Head, Journal } from "../journal/journal.ts";
import type { Clock, RunMode } from "../model/context.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { ListedPerson } from "../operator/listed-person.ts";
import type { Plan } from "../plan/plan.ts";
import type { MakeShell } from "../shell/shell.ts";
import type { StackState } from "../stack/stack.ts";
import type { CommandFlags } from "./advice.ts";
import type { Person } from "./hands.ts";
import type { Observer } from "./observer.ts";

/** What every way of working on a run takes. */
export interface ExecutionOptions {
  /** Checked against the runbook's schema, with defaults and secrets. */
  readonly inputs: AnyInputs;
  /** Names of inputs that must not be written down, beside those that the runbook calls secret. */
  readonly secrets?: readonly string[];
  readonly stack?: StackState;
  readonly journal: Journal;
  readonly operator: Operator;
  readonly approvers?: readonly ListedPerson[];
  /** Who may start what has to be approved; approvers may, too. */
  readonly operators?: readonly ListedPerson[];
  /** Who is asked to follow manual steps; without one the run waits for a message, or stops. */
  readonly person?: Person;
  /** Whether to wait for approvals and confirmations from elsewhere, until they expire. False: the run stops. */
  readonly waits?: boolean;
  readonly observe?: Observer;
  /** Put into each command that people are told to type. None by default. */
  readonly flags?: CommandFlags;
  /** Aborted to end the run after the step it is in. */
  readonly stop?: AbortSignal;
  /** Aborted to end the run now. */
  readonly abort?: AbortSignal;
  /** Where commands run: absolute. The working directory by default. */
  readonly directory?: string;
  /** What commands see. All of this process's environment by default. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long a lease holds without renewal, in milliseconds. 30,000 by default. */
  readonly leaseMilliseconds?: number;
  /** How long a part took in earlier runs, in milliseconds. */
  readonly estimateOf?: (step: string) => number | undefined;
  /** Instead of those that the runbook makes. */
  readonly clients?: unknown;
  readonly clock?: Clock;
  readonly makeShell?: MakeShell;
}

export interface StartOptions extends ExecutionOptions {
  readonly mode?: RunMode;
  /** Made up by default. */
  readonly run?: string;
  /** The file that the runbook was read from. */
  readonly source?: string;
  /** A plan that has to hold still. */
  readonly plan?: Plan;
  /** When the trouble began. */
  readonly incidentBegan?: Date;
  /** Shown the plan before anything is done; false ends the run. Nobody is asked by default. */
  readonly confirm?: (plan: Plan, signal: AbortSignal) => Promise<boolean>;
  /** Whether an earlier run of the same lock may stay as it is, half-done. False: it has to be resumed or undone. */
  readonly isAnew?: boolean;
}

export interface ResumeOptions extends ExecutionOptions {
  /** Takes the run from whoever holds it. */
  readonly takeOver?: boolean;
  /** Names of steps whose change since they ran is accepted. */
  readonly accept?: readonly string[];
  /** What a person says of steps in doubt. */
  readonly marks?: Readonly<Record<string, "done" | "not-done">>;
}

/** How a run stands when the executor lets go of it. */
export interface RunOutcome {
  readonly run: string;
  readonly status: RunStatus;
  /** The step at which it stopped. */
  readonly step?: string;
  /** Why it stopped there; of an `undone` run what stays all the same. */
  readonly because?: string;
  /** What to do now, in a sentence. */
  readonly advice?: string;
  readonly head: Head;
}
