import type { Json } from "../model/json.ts";
import type { StateChange } from "../plan/change.ts";

/** Something that a simulation found. */
export interface SimulationFinding {
  /** The step, gate or group; undefined where it is about the whole. */
  readonly step?: string;
  readonly target?: string;
  /**
   * - `order`: a step would be refused, or taken back over what another did;
   * - `unreachable`: it works on what is gone, or what the stack does not have;
   * - `gate`: a gate would not pass;
   * - `objective`: it takes longer than the objective allows;
   * - `undetermined`: what the model cannot tell. It counts as neither passed nor failed.
   */
  readonly kind: "order" | "unreachable" | "gate" | "undetermined" | "objective";
  readonly message: string;
}

/** When a step begins and ends on the virtual clock, in milliseconds from the start; absent where that is not known. */
export interface SimulatedInterval {
  readonly step: string;
  readonly begins?: number;
  readonly ends?: number;
}

/** States of the targets by name: null where it does not exist; a target that cannot be told is absent. */
export type SimulatedStates = { readonly [target: string]: Json };

/** What became of a runbook on a model of its stack. */
export interface Simulation {
  readonly schemaVersion: 1;
  readonly runbook: string;
  readonly stack: string;
  readonly findings: readonly SimulationFinding[];
  readonly timeline: readonly SimulatedInterval[];
  /** Milliseconds in all; absent where a step has no estimate. */
  readonly total?: number;
  /** After the last step. */
  readonly states: SimulatedStates;
  /** The way back: `rampart undo` after the last step. */
  readonly undo: {
    /** Steps that would be taken back, in that order. */
    readonly steps: readonly string[];
    readonly states: SimulatedStates;
    /** What stays other than it was at the beginning. */
    readonly remains: readonly StateChange[];
  };
}
