import { InputError } from "@rampart/core/errors";
import { parseDuration } from "@rampart/core/units";
import type { Inputs, PurgeRule } from "./inputs.ts";
import type { LagLimits } from "./lag-limits.ts";

/** A rule for purging, with its duration read. */
export interface Retention extends Omit<PurgeRule, "olderThan"> {
  /** Seconds for which a row is kept. */
  readonly keepSeconds: number;
}

/** Inputs, with durations in milliseconds. */
export interface Settings {
  readonly lockTimeout: number;
  readonly statementTimeout: number;
  readonly maintenanceTimeout: number;
  readonly maxLongestTransaction: number;
  readonly lagLimits: LagLimits;
  readonly retentions: readonly Retention[];
}

function secondsOf(text: string, input: string): number {
  let seconds: number;
  try {
    seconds = parseDuration(text);
  } catch (error) {
    throw new InputError(`the input ${input}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (seconds === 0) throw new InputError(`the input ${input} is 0: PostgreSQL takes that for "no limit"`);
  return seconds;
}

/** @throws {InputError} if a duration is none. */
export function settingsOf(inputs: Inputs): Settings {
  const milliseconds = (name: DurationInput): number => secondsOf(inputs[name], name) * 1000;
  return {
    lockTimeout: milliseconds("lockTimeout"),
    statementTimeout: milliseconds("statementTimeout"),
    maintenanceTimeout: milliseconds("maintenanceTimeout"),
    maxLongestTransaction: milliseconds("maxLongestTransaction"),
    lagLimits: {
      seconds: secondsOf(inputs.maxReplicationLag, "maxReplicationLag"),
      megabytes: inputs.maxReplicationLagMegabytes,
    },
    retentions: inputs.purge.map(({ olderThan, ...rule }, index) => ({
      ...rule,
      keepSeconds: secondsOf(olderThan, `purge[${index}].olderThan`),
    })),
  };
}

type DurationInput = "lockTimeout" | "statementTimeout" | "maintenanceTimeout" | "maxLongestTransaction";
