import type { Surroundings } from "../context/surroundings.ts";
import type { Entry, Operator, RunEvent } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";
import type { Runbook } from "../model/runbook.ts";
import type { ListedPerson } from "../operator/listed-person.ts";
import type { Redactor, StepShell } from "../shell/shell.ts";
import type { CommandTo } from "./advice.ts";
import type { Person } from "./hands.ts";
import type { History } from "./history.ts";
import type { Ledger } from "./ledger.ts";
import type { Observer } from "./observer.ts";

/** A run while somebody works on it: what every part of the executor is given. */
export interface Running {
  readonly runbook: Runbook;
  readonly ledger: Ledger;
  readonly history: History;
  readonly surroundings: Surroundings;
  readonly journal: Journal;
  readonly stack: string | undefined;
  /** Who started it; not who resumed it. */
  readonly startedBy: Operator;
  /** Who works on it now. */
  readonly operator: Operator;
  readonly planHash: string;
  /** SHA-256 of each input that is no secret. */
  readonly inputHashes: Readonly<Record<string, string>>;
  readonly approvers: readonly ListedPerson[];
  readonly person: Person | undefined;
  readonly waits: boolean;
  readonly observe: Observer;
  /** What is done with it. */
  readonly verb: "resume" | "undo";
  /** The command that goes on with it, for people. */
  readonly command: string;
  /** Any command on it, for people. */
  readonly commandTo: CommandTo;
  /** Aborted: no step may begin. */
  readonly stop: AbortSignal;
  /** Aborted: what runs has to end. */
  readonly ending: AbortSignal;
  /** Aborted with either of them: what waits waits no longer. */
  readonly interrupted: AbortSignal;
  /** Between the word to end and the end of patience, in milliseconds. */
  readonly grace: number;
  /** Takes secrets out of what is written and shown. */
  readonly redactor: Redactor;
  /** Like the surroundings' own, but keeps the end of what is printed. */
  shellOf(step: string, signal: AbortSignal): Promise<PrintingShell>;
  /** Ends what a killed process of this host left behind of a step. Returns how many processes there were. */
  endLeft(step: string): Promise<number>;
}

/** A shell, and the last that its commands printed. */
export interface PrintingShell extends StepShell {
  printed(): string;
  /** Tells its commands to end, before it is ended itself. */
  stop(reason: unknown): void;
}

/** Writes an event, and takes it into account from then on. */
export async function record({ ledger, history }: Running, event: RunEvent): Promise<Entry> {
  const entry = await ledger.record(event);
  history.add(entry);
  return entry;
}
