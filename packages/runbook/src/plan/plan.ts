import type { Check } from "../model/check.ts";
import type { Json } from "../model/json.ts";
import type { StateChange } from "./change.ts";

/** What a step of a plan will do. */
export interface PlannedStep {
  /** Of a step in a group: the step's own. */
  readonly name: string;
  readonly kind: "step" | "manual" | "gate" | "parallel" | "forEach";
  /** Name of the group it stands in. */
  readonly within?: string;
  readonly purpose?: string;
  /** Names of the targets that it reads; absent where there are none. */
  readonly reads?: readonly string[];
  readonly changes: readonly StateChange[];
  /** Present where what it will do cannot be told yet: why. */
  readonly undetermined?: string;
  /** Of a gate: what it says now. */
  readonly check?: Check;
  /** Of a gate that reads what steps before it change: what it would say then. */
  readonly expected?: Check;
  /** Why it would be refused now. */
  readonly refusals: readonly string[];
  /** Approvals it waits for. */
  readonly approvals: number;
  /** Median of earlier runs, in milliseconds; absent where there is none. */
  readonly estimate?: number;
  readonly ifItFails?: string;
  /** Of a `forEach`: keys of its items. */
  readonly items?: readonly string[];
}

/** What a run would do now, and what that rests on. */
export interface Plan {
  readonly schemaVersion: 1;
  readonly runbook: string;
  readonly stack?: string;
  readonly inputs: { readonly [name: string]: Json };
  /** Names of the inputs that are secret. */
  readonly secrets: readonly string[];
  readonly lock: string;
  readonly steps: readonly PlannedStep[];
  /** What it rests on. */
  readonly basis: {
    /** State of every target that could be read, by name; null where it did not exist. */
    readonly reads: { readonly [target: string]: Json };
    /** SHA-256 of the entry of every resource of the stack that a target is, by URN. */
    readonly resources: { readonly [urn: string]: string };
  };
  /** ISO 8601. */
  readonly madeAt: string;
  /** Sum of the estimates, in milliseconds; absent where a step has none. */
  readonly estimate?: number;
  /** SHA-256 of the canonical JSON of all but `hash`, `madeAt` and the estimates: approvals sign it. */
  readonly hash: string;
}
