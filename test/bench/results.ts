import type { Compared, Comparison } from "./compare.ts";
import type { MistakeCount } from "./correctness.ts";
import type { Sample } from "./measure.ts";
import type { StartUp } from "./start-up.ts";
import { growthExponent, median, minimum } from "./statistics.ts";

interface ToolInfo {
  readonly name: string;
  readonly version: string;
  /** What it was asked. */
  readonly asked: string;
}

export interface FleetResult {
  readonly size: number;
  readonly compared: Compared;
  /** How many findings each tool printed, by name; ours under {@link OURS}. */
  readonly findings: ReadonlyMap<string, number>;
  readonly mistakes: readonly MistakeCount[];
}

export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly load: { readonly before: string; readonly after: string };
  readonly rules: number;
  readonly tools: readonly ToolInfo[];
  readonly absent: readonly string[];
  /** Of the Pulumi CLI; undefined where there is none. */
  readonly pulumiVersion: string | undefined;
  readonly startUp: readonly StartUp[];
  /** By size, from the empty one up. */
  readonly fleets: readonly FleetResult[];
  /** In the Pulumi engine. */
  readonly engine: readonly FleetResult[];
}

export const OURS = "Rampart";
/** Ours in the engine, without Pulumi's Node.js host. */
export const OURS_DIRECT = "Rampart, `runtime: rampart`";

export const wall = (sample: Sample): number => sample.wallSeconds;
export const cpu = (sample: Sample): number => sample.cpuSeconds;
export const peak = (sample: Sample): number => sample.peakBytes;

/** How much more another tool takes than ours: the median of its runs against the run of ours right before each. */
export function ratio({ samples, oursBefore }: Comparison, figure: (sample: Sample) => number): number {
  return median(
    samples.flatMap((sample, index) => {
      const before = oursBefore[index];
      return before === undefined ? [] : [figure(sample) / figure(before)];
    }),
  );
}

/** The exponent of what comes on top of an empty stack, from the smallest fleet to the largest. */
export function growthOf(
  fleets: readonly FleetResult[],
  figure: (sample: Sample) => number,
): number | undefined {
  const points = fleets.map(({ size, compared }) => [size, minimum(compared.ours.map(figure))] as const);
  const floor = points.find(([size]) => size === 0)?.[1] ?? 0;
  const grown = points.filter(([size]) => size > 0).map(([size, value]) => [size, value - floor] as const);
  return grown.length > 1 && grown.every(([, value]) => value > 0) ? growthExponent(grown) : undefined;
}
