/**
 * How a run stands:
 * - `running`: somebody works on it, or did until a crash;
 * - `completed`: every step is done and every verification passed;
 * - `refused`: a gate or a requirement said no, or a plan did not hold any more; nothing after it was begun;
 * - `failed`: a step failed, or what it did could not be verified;
 * - `in-doubt`: nobody knows whether a step happened; a person decides;
 * - `waiting`: for an approval or for a person's act;
 * - `aborted`: the operator stopped it;
 * - `superseded`: another operator took it over;
 * - `undone`: what it did was taken back, but for what has no undo, which is named;
 * - `undo-failed`: an undo failed, or nothing that was done has one.
 */
export type RunRecordStatus =
  | "running"
  | "completed"
  | "refused"
  | "failed"
  | "in-doubt"
  | "waiting"
  | "aborted"
  | "superseded"
  | "undone"
  | "undo-failed";

/**
 * How a step stands:
 * - `begun`: it was begun and nothing says yet how it ended; of a group, not all of it is done;
 * - `in-doubt`: nobody knows whether it happened, because whoever ran it was cut off;
 * - `settled-by-operator`: a person said that it had happened;
 * - `skipped`: the run was completed without it;
 * - `undone`: it was taken back; `undo-failed`: that was tried and failed.
 */
export type RunStepStatus =
  | "done"
  | "failed"
  | "skipped"
  | "not-started"
  | "begun"
  | "in-doubt"
  | "undone"
  | "undo-failed"
  | "waiting"
  | "settled-by-operator";

/**
 * What a moment of a run was spent on. Each moment belongs to one phase; where things overlap, the first of this list:
 * - `action`: a step acts, or the executor works on something that is none of the others;
 * - `verification`: a gate or a verification is evaluated;
 * - `decision`: nothing but people is waited for: approvals, manual steps, a run stopped for somebody's decision;
 * - `idle`: nobody works on the run, from a crash or a stop until it is resumed;
 * - `detection`: from the beginning of the incident to the start of the run.
 */
export type RunPhase = "detection" | "decision" | "action" | "verification" | "idle";

/** What a gate or a verification found. */
export interface RunCheck {
  /** Absent where it could not be told. */
  readonly passes?: boolean;
  /** What was measured, for people. */
  readonly value: string;
  /** What it was measured against. */
  readonly objective?: string;
  readonly advice?: string;
}

/** A property that became, or should have become, another. */
export interface RunPropertyChange {
  /** As Pulumi writes paths: `ingress[0].port`. */
  readonly path: string;
  /** Absent where nothing was set. */
  readonly from?: unknown;
  /** Absent where it is taken away. */
  readonly to?: unknown;
}

/** What became, or should have become, other about a target. */
export interface RunStateChange {
  readonly target: string;
  readonly action: "create" | "update" | "delete";
  readonly changes: readonly RunPropertyChange[];
}

/** Where what a step did is not what its plan said. What a value was before is not compared. */
export interface RunDifference {
  readonly target: string;
  /** Absent where it is about the target itself. */
  readonly path?: string;
  readonly kind: "not-executed" | "not-planned" | "otherwise";
  /** What it should have become; absent where nothing was planned, or that it goes. */
  readonly planned?: unknown;
  /** What it became; absent where nothing was done, or where it went. */
  readonly executed?: unknown;
}

/** Why something failed; secrets are taken out. */
export interface RunFailure {
  readonly message: string;
  readonly kind: "error" | "timeout" | "verification" | "refused" | "aborted" | "stragglers";
  /** The last that it printed. */
  readonly output?: string;
}

/** Somebody who worked on the run. */
export interface RunOperator {
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  readonly how: "started" | "resumed" | "took-over";
  /** ISO 8601. */
  readonly at: string;
  /** Of a takeover: whose run it was. */
  readonly takenOverFrom?: string;
  /** Public SSH key that the name was proved with; absent where it is only what the machine said. */
  readonly sshKey?: string;
  /** What the operator accepted of a runbook that was no longer the same: names of steps. */
  readonly accepted?: readonly string[];
}

export interface RunAttempt {
  /** ISO 8601, as the clock of the machine said. */
  readonly started: string;
  /** By a clock that never goes back; absent where the end is not known. */
  readonly milliseconds?: number;
  readonly failure?: RunFailure;
}

/** A request for approval and what came of it. */
export interface RunApproval {
  /** ISO 8601. */
  readonly requested: string;
  /** How many people have to say yes. */
  readonly count: number;
  /** Who may. */
  readonly from: readonly string[];
  /** ISO 8601. */
  readonly expires: string;
  readonly given: readonly { readonly by: string; readonly at: string; readonly sshKey: string }[];
  readonly refused: readonly { readonly by: string; readonly at: string; readonly because: string }[];
  readonly outcome: "granted" | "refused" | "expired" | "pending";
  /** Milliseconds that were waited for it. */
  readonly waited: number;
}

/** An act that a person was asked for. */
export interface RunManual {
  readonly instructions: string;
  readonly requested: string;
  readonly confirmedBy?: string;
  readonly confirmed?: string;
  readonly note?: string;
}

/** What a person said of a step in doubt. */
export interface RunMark {
  readonly is: "done" | "not-done";
  readonly by: string;
  readonly at: string;
}

/** A part of the runbook and what became of it. */
export interface RunStep {
  readonly name: string;
  readonly kind: "step" | "manual" | "gate" | "parallel" | "forEach";
  /** Name of the group it stands in. */
  readonly within?: string;
  readonly purpose?: string;
  readonly status: RunStepStatus;
  readonly attempts: readonly RunAttempt[];
  /** What the plan said that it would change. */
  readonly planned: readonly RunStateChange[];
  /** What it changed; absent where nobody looked, as when it was cut off or is not done. */
  readonly executed?: readonly RunStateChange[];
  readonly differences: readonly RunDifference[];
  /** Of a gate and of a step with a verification: the last one. */
  readonly check?: RunCheck;
  readonly approvals: readonly RunApproval[];
  readonly manual?: RunManual;
  /** Where nobody saw the end of it: who or what said that it had happened. */
  readonly settledBy?: "probe" | "operator";
  /** What a probe knew, where it could not tell. */
  readonly inDoubtBecause?: string;
  readonly marks: readonly RunMark[];
  readonly undo?: { readonly milliseconds?: number; readonly failure?: RunFailure };
  /** Of a `forEach`: how many items it has. */
  readonly items?: number;
  /** The last that it printed. */
  readonly output?: string;
  readonly ifItFails?: string;
}

/** A gate, each time it was looked at. */
export interface RunGate {
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
  readonly milliseconds: number;
  readonly check: RunCheck;
}

/** What an objective was and what was measured. */
export interface RunObjective {
  /** Seconds; absent where the runbook has none. */
  readonly objective?: number;
  /** Seconds; absent where nothing could be measured. */
  readonly measured?: number;
  /**
   * Absent where there is no objective, nothing measured yet, or a journal that was tampered with and proves nothing.
   */
  readonly met?: boolean;
}

/** A part of the plot. Milliseconds from the origin of the timeline. */
export interface RunInterval {
  /** Absent for what concerns the run as a whole. */
  readonly step?: string;
  readonly phase: RunPhase;
  readonly from: number;
  readonly to: number;
}

/** What happened, in a line. */
export interface RunHistoryLine {
  /** Sequence number of the entry in the journal. */
  readonly seq: number;
  /** ISO 8601, as the clock of the machine said. */
  readonly at: string;
  readonly step?: string;
  readonly by?: string;
  readonly what: string;
}

/** What is wrong with the chain of a journal. */
export interface RunChainProblem {
  /** Sequence number of the entry. */
  readonly seq: number;
  readonly kind: string;
  /** A sentence for people. */
  readonly message: string;
}

/**
 * A run of a runbook: who, what, when, with what result. Made from the journal alone; secrets are not in it. Its JSON
 * Schema is published as `@rampart/cli/schema/run-record.schema.json`.
 *
 * Durations never go below zero, whatever the clock of the machine did: where it went back, only what a clock that
 * never goes back measured counts; where it went forward, or the machine slept, the time counts, because from outside
 * it was spent. Both are listed in `clockJumps`.
 */
export interface RunRecord {
  /** Changes only when a reader would have to change. */
  readonly schemaVersion: 1;
  readonly run: string;
  readonly runbook: string;
  readonly purpose: string;
  readonly mode: "run" | "drill";
  readonly stack?: string;
  readonly status: RunRecordStatus;
  /** Why it is not completed. */
  readonly because?: string;
  /** The step at which it stopped. */
  readonly stoppedAt?: string;
  readonly lock: string;
  /** Version of Rampart that started it. */
  readonly version: string;
  /** In the order in which they worked on it. */
  readonly operators: readonly RunOperator[];
  /** ISO 8601. */
  readonly started: string;
  /** ISO 8601; absent while it is running, or where it crashed. */
  readonly ended?: string;
  /** ISO 8601. */
  readonly incidentBegan?: string;
  readonly objectives: { readonly rto?: string; readonly rpo?: string };
  readonly inputs: { readonly [name: string]: unknown };
  /** Names of the inputs that are secret. */
  readonly secrets: readonly string[];
  readonly planHash?: string;
  readonly gates: readonly RunGate[];
  /** All parts of the runbook in their order, groups before what stands in them. */
  readonly steps: readonly RunStep[];
  /** Milliseconds; they add up to `total`, whole milliseconds each. */
  readonly phases: { readonly [Phase in RunPhase | "total"]: number };
  readonly objective: {
    /**
     * From the beginning of the incident, or else the start of the run, to the end of the last step or verification of
     * a completed run. A run that ended otherwise has not met it.
     */
    readonly rto: RunObjective;
    /** The worst that steps measured: those whose result holds `rpo: { seconds, rows? }`. */
    readonly rpo: RunObjective & { readonly rows?: number };
  };
  readonly timeline: {
    /** ISO 8601: the beginning of the incident, or the start of the run. */
    readonly origin: string;
    /** Milliseconds. */
    readonly length: number;
    /** Every moment in its one phase, without gaps. */
    readonly whole: readonly RunInterval[];
    /** What each step was at; parallel ones overlap. */
    readonly steps: readonly RunInterval[];
  };
  /** Where the clock of the machine disagreed with itself by more than a minute forward, or went back: milliseconds. */
  readonly clockJumps: readonly { readonly seq: number; readonly milliseconds: number }[];
  readonly history: readonly RunHistoryLine[];
  readonly chain: {
    readonly entries: number;
    /** SHA-256 of the last entry (hex): noted elsewhere, it proves that nothing before it was changed. */
    readonly head: string;
    /** Absent where it was not checked. */
    readonly verified?: boolean;
    readonly problems: readonly RunChainProblem[];
  };
}

/** A run in a line of a list. */
export interface RunSummary {
  readonly run: string;
  readonly runbook: string;
  readonly mode: "run" | "drill";
  readonly stack?: string;
  readonly status: RunRecordStatus;
  /** The step at which it stands or stopped. */
  readonly step?: string;
  readonly because?: string;
  /** Who worked on it last. */
  readonly operator: string;
  readonly host: string;
  /** ISO 8601. */
  readonly started: string;
  /** ISO 8601; absent while it is running, or where it crashed. */
  readonly ended?: string;
  /** From the start to the last entry, in milliseconds. */
  readonly milliseconds: number;
  readonly steps: { readonly done: number; readonly of: number };
  readonly rtoMet?: boolean;
  readonly entries: number;
  readonly head: string;
}
