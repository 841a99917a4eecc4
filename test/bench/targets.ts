import { mebibytes, times } from "./markdown.ts";
import type { Sample } from "./measure.ts";
import { cpu, type FleetResult, growthOf, peak, type Results, ratio, wall } from "./results.ts";
import { median } from "./statistics.ts";

/** Against another tool, our figure is to be so many times smaller. */
interface RatioTarget {
  readonly fleets: "fleets" | "engine";
  readonly peer: string;
  readonly figure: (sample: Sample) => number;
  readonly text: string;
  readonly least: number;
}

const SIZE = 10_000;
const LARGE = 100_000;
const MOST_MEMORY = 1.5 * 2 ** 30;
/** Above, growth is no longer called linear. */
const LINEAR = 1.1;
const START_UP_MS = 150;

const RATIOS: readonly RatioTarget[] = [
  { fleets: "fleets", peer: "Checkov", figure: wall, text: "100 times as fast as Checkov", least: 100 },
  { fleets: "fleets", peer: "tfsec", figure: wall, text: "10 times as fast as tfsec", least: 10 },
  { fleets: "fleets", peer: "OPA", figure: wall, text: "no slower than OPA with 15 rules", least: 1 },
  {
    fleets: "engine",
    peer: "empty @pulumi/policy pack",
    figure: cpu,
    text: "in the engine, less CPU than an empty @pulumi/policy pack",
    least: 1,
  },
];

/** Each target, what was measured, and whether that reaches it. */
export function targetRows(results: Results): readonly (readonly string[])[] {
  return [
    ...RATIOS.map((target) => ratioRow(target, results)),
    memoryRow(results.fleets),
    ...[["time", wall] as const, ["memory", peak] as const].map(([name, figure]) => {
      const exponent = growthOf(results.fleets, figure);
      return row(
        `${name} grows linearly`,
        exponent?.toFixed(2),
        exponent !== undefined && exponent <= LINEAR,
      );
    }),
    startUpRow(results),
  ];
}

function row(target: string, measured: string | undefined, isReached: boolean): readonly string[] {
  if (measured === undefined) return [target, "not measured", ""];
  return [target, measured, isReached ? "reached" : "**missed**"];
}

function ratioRow({ fleets, peer, figure, text, least }: RatioTarget, results: Results): readonly string[] {
  const compared = results[fleets].find(({ size }) => size === SIZE)?.compared;
  const other = compared?.others.find(({ name }) => name === peer);
  const target = `${text}, at 10,000 resources`;
  if (other === undefined || other.samples.length === 0) return row(target, undefined, false);
  const measured = ratio(other, figure);
  return row(target, times(measured), measured >= least);
}

function memoryRow(fleets: readonly FleetResult[]): readonly string[] {
  const target = "100,000 resources in one process under 1.5 GiB";
  const ours = fleets.find(({ size }) => size === LARGE)?.compared.ours ?? [];
  if (ours.length === 0) return row(target, undefined, false);
  const most = Math.max(...ours.map(peak));
  return row(target, `${mebibytes(most)} MiB`, most < MOST_MEMORY);
}

function startUpRow({ startUp }: Results): readonly string[] {
  const [bare, rules] = startUp.map(({ samples }) => samples);
  const over = median((rules ?? []).map((sample, index) => wall(sample) - (bare?.[index]?.wallSeconds ?? 0)));
  return row(
    `import of all rules: less than ${START_UP_MS} ms over Node.js alone`,
    Number.isNaN(over) ? undefined : `${(over * 1000).toFixed(0)} ms`,
    over * 1000 < START_UP_MS,
  );
}
