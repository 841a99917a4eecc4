import { count, mebibytes, seconds, table, times } from "../markdown.ts";
import type { Sample } from "../measure.ts";
import { cpu, peak, ratio, wall } from "../results.ts";
import { growthExponent, median, minimum } from "../statistics.ts";
import { POSTURE, type RecoveryResults, type SizedPosture } from "./bench-recovery.ts";

const SIZE = 10_000;
const MOST_SECONDS = 2;
/** Above, growth is no longer called linear. */
const LINEAR = 1.1;

/** The figures as people read them, in Markdown. */
export function renderRecoveryResults(results: RecoveryResults): string {
  const { date, machine, load, jqVersion, postures } = results;
  const sized = postures.filter(({ size }) => size > 0);
  return `${[
    "## Recovery postures",
    [
      `- ${date}, ${machine}`,
      `- load average ${load.before} before and ${load.after} after; what else ran on the machine is in the figures`,
      "- the built command over one stack export with objectives for all resources, JSON written to a file; ten resources a plan, plans with one to three rules in eight time zones, half with copies; a fifth on Azure",
      `- left out: ${jqVersion === undefined ? "jq (not on PATH)" : "nothing"}`,
    ].join("\n"),
    table(["Target", "Measured", ""], targets(postures), 3),
    "Seconds are minimum / median of the runs. Ratios are ours over the floor: reading the same file, and nothing else.",
    ...sized.map((one) => sizeTable(one)),
    growthTable(postures),
  ].join("\n\n")}\n`;
}

/** What must not be, whatever the machine: a resource that no posture was written for. */
export function missingPostures({ postures }: RecoveryResults): readonly string[] {
  return postures.flatMap(({ size, judged }) =>
    judged === size ? [] : [`${count(size)} data resources, and ${count(judged)} postures`],
  );
}

function sizeTable({ size, resources, compared }: SizedPosture): string {
  const figures = (samples: readonly Sample[]): string[] => [
    String(samples.length),
    `${seconds(minimum(samples.map(wall)))} / ${seconds(median(samples.map(wall)))}`,
    `${seconds(minimum(samples.map(cpu)))} / ${seconds(median(samples.map(cpu)))}`,
    mebibytes(Math.max(...samples.map(peak))),
  ];
  const rows = compared.others.map((other) =>
    other.failure === undefined
      ? [
          other.name,
          ...figures(other.samples),
          ...[wall, cpu, peak].map((figure) => times(1 / ratio(other, figure))),
        ]
      : [other.name, "0", "failed", "", "", "", "", ""],
  );
  return `### ${count(size)} data resources, ${count(resources)} in all\n\n${table(
    ["", "runs", "wall s", "CPU s", "peak MiB", "wall ×", "CPU ×", "memory ×"],
    [[POSTURE, ...figures(compared.ours), "", "", ""], ...rows],
  )}`;
}

function targets(postures: readonly SizedPosture[]): readonly (readonly string[])[] {
  const ours = postures.find(({ size }) => size === SIZE)?.compared.ours;
  const best = ours === undefined ? undefined : minimum(ours.map(wall));
  const exponent = growthOf(postures, wall);
  return [
    row(
      `${count(SIZE)} data resources in ${count(SIZE / 10)} plans in less than ${MOST_SECONDS} s`,
      best === undefined ? undefined : `${seconds(best)} s`,
      best !== undefined && best < MOST_SECONDS,
    ),
    row("time grows linearly", exponent?.toFixed(2), exponent !== undefined && exponent <= LINEAR),
  ];
}

function row(target: string, measured: string | undefined, isReached: boolean): readonly string[] {
  if (measured === undefined) return [target, "not measured", ""];
  return [target, measured, isReached ? "reached" : "**missed**"];
}

function growthTable(postures: readonly SizedPosture[]): string {
  const rows = postures.map(({ size, compared: { ours } }) => [
    count(size),
    seconds(minimum(ours.map(wall))),
    seconds(minimum(ours.map(cpu))),
    mebibytes(minimum(ours.map(peak))),
  ]);
  const exponents = [wall, cpu, peak].map((figure) => growthOf(postures, figure)?.toFixed(2) ?? "");
  return table(
    ["Data resources (ours, minima)", "wall s", "CPU s", "peak MiB"],
    [...rows, ["exponent k of sizeᵏ, on top of the empty stack", ...exponents]],
  );
}

/** The exponent of what comes on top of an empty stack; undefined for fewer than two sizes. */
function growthOf(postures: readonly SizedPosture[], figure: (sample: Sample) => number): number | undefined {
  const points = postures.map(({ size, compared }) => [size, minimum(compared.ours.map(figure))] as const);
  const floor = points.find(([size]) => size === 0)?.[1] ?? 0;
  const grown = points.filter(([size]) => size > 0).map(([size, value]) => [size, value - floor] as const);
  return grown.length > 1 && grown.every(([, value]) => value > 0) ? growthExponent(grown) : undefined;
}
