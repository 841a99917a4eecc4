import type { RunRecordStatus } from "@rampart/core/run-record";
import type { Check } from "../model/check.ts";
import type { RunMode } from "../model/context.ts";
import type { Json } from "../model/json.ts";
import type { StateChange } from "../plan/change.ts";

/** A person at a machine, as far as the machine can tell. */
export interface Operator {
  /** As `--as` says it, else the account of the operating system. */
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  /** When that process started, as the operating system counts it, so that a reused pid is another one. */
  readonly processStart?: string;
  /** Public SSH key that the name was proved with. */
  readonly sshKey?: string;
  /** Signature over the run's id, its runbook and its operator. */
  readonly signature?: string;
}

/** An error as journals and reports keep it, redacted. */
export interface Failure {
  readonly message: string;
  /** The last lines that the step printed. */
  readonly output?: string;
  readonly kind: "error" | "timeout" | "verification" | "refused" | "aborted" | "stragglers";
}

/** What a part of a runbook is, as far as reports need to know. */
export interface PartFacts {
  readonly name: string;
  readonly kind: "step" | "manual" | "gate" | "parallel" | "forEach";
  /** Name of the group it stands in. */
  readonly within?: string;
  readonly purpose?: string;
  readonly ifItFails?: string;
}

/** What happened in a run. Times are in the envelope; durations are milliseconds of a clock that never goes back. */
export type RunEvent =
  | {
      readonly kind: "run-started";
      readonly runbook: string;
      readonly purpose: string;
      /** The file it was read from, where it has one: it is looked for there when the run is resumed. */
      readonly source?: string;
      /** Without secrets, whose names stand in `secrets`. */
      readonly inputs: { readonly [name: string]: Json };
      readonly secrets: readonly string[];
      readonly objectives: { readonly rto?: string; readonly rpo?: string };
      readonly mode: RunMode;
      readonly operator: Operator;
      readonly lock: string;
      readonly stack?: string;
      /** When the trouble began, where somebody said so: for the time to detect it. */
      readonly incidentBegan?: string;
      /** Names of all parts in their order, as the runbook had them. */
      readonly items: readonly string[];
      /** What they are, groups before what stands in them. */
      readonly parts?: readonly PartFacts[];
      readonly planHash?: string;
      /** What the plan said each step would change. */
      readonly planned: { readonly [step: string]: readonly StateChange[] };
      /** Keys of the items that the plan listed, by `forEach`; absent for one whose items it could not tell. */
      readonly plannedItems?: { readonly [group: string]: readonly string[] };
      /** Names of the steps and groups of which the plan could not tell what they would do. */
      readonly undetermined?: readonly string[];
      /** Whether a plan was applied that had been made and looked at before. */
      readonly appliesPlan?: boolean;
      readonly version: string;
    }
  | {
      readonly kind: "run-resumed";
      readonly operator: Operator;
      /** From whom, where another held the run. */
      readonly takenOverFrom?: Operator;
      /** What the operator accepted of a runbook that is no longer the same. */
      readonly accepted: readonly string[];
      readonly items: readonly string[];
      readonly parts?: readonly PartFacts[];
    }
  /** The operator looked at the plan and said yes. */
  | { readonly kind: "plan-confirmed"; readonly milliseconds: number }
  | {
      readonly kind: "gate-checked";
      readonly step: string;
      readonly check: Check;
      readonly milliseconds: number;
    }
  | {
      readonly kind: "approval-requested";
      readonly step: string;
      readonly count: number;
      readonly from: readonly string[];
      /** ISO 8601. */
      readonly expires: string;
      readonly planHash: string;
      /** What is signed is this text. */
      readonly statement: string;
    }
  | {
      readonly kind: "approval-given";
      readonly step: string;
      readonly approver: string;
      readonly sshKey: string;
      readonly signature: string;
    }
  | {
      readonly kind: "approval-refused";
      readonly step: string;
      readonly approver: string;
      readonly because: string;
      /** The approver said no; otherwise an approval came that does not count. */
      readonly saidNo?: boolean;
    }
  | { readonly kind: "approval-expired"; readonly step: string }
  | { readonly kind: "items-listed"; readonly step: string; readonly items: readonly Json[] }
  | {
      readonly kind: "step-started";
      readonly step: string;
      readonly attempt: number;
      /** SHA-256 of each input, for the inputs that are no secrets. */
      readonly inputs?: { readonly [name: string]: string };
      /** The state of what the step reads, right before. */
      readonly before?: { readonly [target: string]: Json };
    }
  | {
      readonly kind: "step-finished";
      readonly step: string;
      readonly milliseconds: number;
      readonly result?: Json;
      /** Names and hashes of the inputs that its code asked for. */
      readonly inputs?: { readonly [name: string]: string };
      readonly changed?: readonly StateChange[];
      readonly output?: string;
      /** Where a person or a probe said that the act had happened. */
      readonly settledBy?: "probe" | "operator";
    }
  | {
      readonly kind: "step-failed";
      readonly step: string;
      readonly milliseconds: number;
      readonly failure: Failure;
      /** Whether another try follows. */
      readonly retries: boolean;
    }
  | {
      readonly kind: "step-probed";
      readonly step: string;
      readonly is: "done" | "not-done" | "unknown";
      readonly because?: string;
    }
  | {
      readonly kind: "step-marked";
      readonly step: string;
      readonly is: "done" | "not-done";
      readonly operator: Operator;
    }
  | { readonly kind: "verified"; readonly step: string; readonly check: Check; readonly milliseconds: number }
  | { readonly kind: "manual-requested"; readonly step: string; readonly instructions: string }
  | { readonly kind: "manual-confirmed"; readonly step: string; readonly by: string; readonly note?: string }
  | { readonly kind: "undo-started"; readonly step: string }
  | {
      readonly kind: "undo-finished";
      readonly step: string;
      readonly milliseconds: number;
      readonly output?: string;
    }
  | {
      readonly kind: "undo-failed";
      readonly step: string;
      readonly milliseconds: number;
      readonly failure: Failure;
    }
  | { readonly kind: "logged"; readonly step: string; readonly message: string }
  | {
      readonly kind: "run-stopped";
      readonly status: RunStatus;
      readonly because?: string;
      readonly step?: string;
    };

export type RunStatus = RunRecordStatus;

/** An event in the chain of its run. */
export interface Entry {
  readonly run: string;
  /** 1 for the first of a run, without gaps. */
  readonly seq: number;
  /** Wall clock of the writer, ISO 8601 in UTC. It may jump; the order is that of `seq`. */
  readonly at: string;
  /** Fencing token of the lease under which it was written. */
  readonly token: number;
  readonly event: RunEvent;
  /** Hash of the entry before; of the first, of the run's id. */
  readonly previous: string;
  /** SHA-256 (hex) of the canonical JSON (RFC 8785) of all the other fields. */
  readonly hash: string;
}
