import type { RunRecord } from "@rampart/core/run-record";
import type { RunOutcome } from "../execute/options.ts";
import type { Entry, RunStatus } from "../journal/entry.ts";
import type { RunMode } from "../model/context.ts";
import type { Json } from "../model/json.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { StackState } from "../stack/stack.ts";
import type { CommandReply, Effect } from "./reply.ts";
import type { Facts } from "./world.ts";

/** A rehearsal of a runbook: what the world answers, and what has to come of it. */
export interface Rehearsal {
  /** Secrets too. They are checked as those of a run are, and defaults are filled in. */
  readonly inputs?: AnyInputs;
  /** Gives the inputs that name a `stackOutput`. */
  readonly stack?: StackState;
  /** A drill instead of a run. */
  readonly mode?: RunMode;
  /** What the commands of `$` answer; the first that fits does. Nothing is run. */
  readonly replies?: readonly CommandReply[];
  /** Instead of the runbook's own, which are never made; {@link replyingClient} makes one for the AWS SDK. */
  readonly clients?: unknown;
  /** What is so at the beginning. */
  readonly world?: Facts;
  readonly people?: RehearsalPeople;
  /** Where the executor is cut off, one after another; each time the run is resumed. */
  readonly crashes?: readonly CrashPoint[];
  /** What the virtual wall clock shows at first. 2026-01-01T03:00:00Z by default. */
  readonly startsAt?: Date;
  readonly expect: Expectations;
}

/** Who does what, by the names of steps. Signatures are real: `ssh-keygen` has to be there if a step wants approvals. */
export interface RehearsalPeople {
  /** Who starts the run. `Ada` by default. */
  readonly operator?: string;
  /** Who is listed as an approver beside those who are named here or in the runbook. */
  readonly approvers?: readonly string[];
  /** Names of those who sign as soon as they are asked. */
  readonly approve?: Readonly<Record<string, readonly string[]>>;
  /** Who says no, and why. */
  readonly refuse?: Readonly<Record<string, { readonly by: string; readonly because: string }>>;
  /** Who does a manual step and says so, and how long that takes: a duration. */
  readonly confirm?: Readonly<
    Record<string, { readonly by: string; readonly note?: string; readonly takes?: string }>
  >;
  /** What a person says of a step in doubt; then the run is resumed. */
  readonly mark?: Readonly<Record<string, "done" | "not-done">>;
}

/**
 * Where the executor is cut off: as soon as something is journalled, right before it is, or as soon as a command or a
 * call has had its effect and before its answer is heard. Journal entries are named by their number, or by what they
 * say: `step-started promote`, `run-stopped`. Commands and calls are named by their number, from 1.
 */
export type CrashPoint =
  | { readonly after: string | number }
  | { readonly before: string | number }
  | { readonly afterAct: number };

/** What has to come of a rehearsal. What is left out is not looked at. */
export interface Expectations {
  /** How the run stands at its end, before it is undone. */
  readonly status: RunStatus;
  /** The step at which it stopped. */
  readonly stoppedAt?: string;
  /** What the reason for that says. */
  readonly because?: string | RegExp;
  /** Names of steps and gates in the order in which they were finished or checked, each once. */
  readonly steps?: readonly string[];
  /** Commands that were run, in this order; others may stand between. */
  readonly commands?: readonly (string | RegExp)[];
  /** Commands that must not be run. */
  readonly commandsNotRun?: readonly (string | RegExp)[];
  /** Names of client commands that were sent, in this order; others may stand between. */
  readonly calls?: readonly string[];
  /**
   * What the steps changed, by targets: new values by the paths that a plan shows. Undefined for what is taken away, and
   * for a target that is gone.
   */
  readonly changed?: Readonly<Record<string, Readonly<Record<string, Json | undefined>> | undefined>>;
  /** What is so at the end. */
  readonly world?: Facts;
  /** How long it took on the virtual clock, with undoing. */
  readonly duration?: { readonly atMost: string };
  /** With it the run is undone at its end. */
  readonly undo?: {
    readonly status: RunStatus;
    /** Steps in the order in which they were taken back. */
    readonly steps?: readonly string[];
  };
}

/** A command that a step ran, as it was shown. */
export interface CommandRun {
  readonly step: string;
  readonly command: string;
}

/** A command that a client was sent. */
export interface Call {
  readonly step: string;
  /** The name of its class, such as `PromoteReadReplicaCommand`. */
  readonly command: string;
  readonly input: unknown;
}

/** What came of a rehearsal. */
export interface RehearsalResult {
  /** What is not as expected, in sentences; none if all is well. */
  readonly problems: readonly string[];
  /** How the run ended, before it was undone. */
  readonly outcome: RunOutcome;
  readonly undo?: RunOutcome;
  readonly entries: readonly Entry[];
  readonly record: RunRecord;
  readonly commands: readonly CommandRun[];
  readonly calls: readonly Call[];
  readonly effects: readonly Effect[];
  /** What is so at the end. */
  readonly world: Facts;
  /** Milliseconds on the virtual clock. */
  readonly duration: number;
}
