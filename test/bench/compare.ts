import type { Command } from "./command.ts";
import { measure, type Sample } from "./measure.ts";

/** One thing to measure. */
export interface Contestant {
  readonly name: string;
  readonly command: Command;
  /** How often at least (ours), or exactly (others). */
  readonly runs: number;
  /** Where what it prints goes. */
  readonly output: string;
}

/** Runs of a contestant, each with the run of ours right before it. */
export interface Comparison {
  readonly name: string;
  readonly samples: readonly Sample[];
  readonly oursBefore: readonly Sample[];
  /** Why it did not run to its end. */
  readonly failure: string | undefined;
}

export interface Compared {
  /** Every run of ours. */
  readonly ours: readonly Sample[];
  readonly others: readonly Comparison[];
}

/**
 * Measures ours and the others in turn, ours before each run of another, so that a machine that is slower for a while
 * is slower for both.
 */
export function compare(
  ours: Contestant,
  others: readonly Contestant[],
  say: (what: string) => void,
): Compared {
  const oursSamples: Sample[] = [];
  const comparisons = others.map(({ name }) => ({
    name,
    samples: [] as Sample[],
    oursBefore: [] as Sample[],
    failure: undefined as string | undefined,
  }));
  const runOurs = (): Sample => {
    const sample = measure(ours.command, ours.output);
    oursSamples.push(sample);
    return sample;
  };
  const rounds = Math.max(0, ...others.map(({ runs }) => runs));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { name, command, runs, output }] of others.entries()) {
      const comparison = comparisons[index];
      if (comparison === undefined || round >= runs || comparison.failure !== undefined) continue;
      const before = runOurs();
      try {
        const sample = measure(command, output);
        comparison.samples.push(sample);
        comparison.oursBefore.push(before);
        say(`${name}: ${sample.wallSeconds.toFixed(2)} s (ours ${before.wallSeconds.toFixed(2)} s)`);
      } catch (error) {
        comparison.failure = (error as Error).message;
        say(`${name} failed: ${comparison.failure}`);
      }
    }
  }
  while (oursSamples.length < ours.runs) runOurs();
  return { ours: oursSamples, others: comparisons };
}
