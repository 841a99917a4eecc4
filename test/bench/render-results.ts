import { NOT_REPORTED } from "./correctness.ts";
import { count, mebibytes, seconds, table, times } from "./markdown.ts";
import type { Sample } from "./measure.ts";
import { cpu, type FleetResult, growthOf, OURS, peak, type Results, ratio, wall } from "./results.ts";
import type { StartUp } from "./start-up.ts";
import { median, minimum } from "./statistics.ts";
import { targetRows } from "./targets.ts";

/** The results as people read them, in Markdown. */
export function renderResults(results: Results): string {
  const { date, machine, load, rules, tools, absent, pulumiVersion, startUp, fleets, engine } = results;
  const sized = fleets.filter(({ size }) => size > 0);
  return `${[
    [
      `- ${date}, ${machine}`,
      `- load average ${load.before} before and ${load.after} after; what else ran on the machine is in the figures`,
      `- ${OURS}: all ${rules} rules, the built command, JSON written to a file`,
      `- left out: ${absent.length === 0 ? "nothing" : absent.join("; ")}`,
    ].join("\n"),
    table(
      ["Tool", "Version", "Asked"],
      tools.map(({ name, version, asked }) => [name, version, asked]),
      3,
    ),
    "## Targets",
    table(["Target", "Measured", ""], targetRows(results), 3),
    "## The same fleet, whole process",
    "Seconds are minimum / median of the runs. Ratios are the other tool's figure over ours.",
    ...sized.map((fleet) => comparisonTable(fleet)),
    "## Growth",
    growthTable(fleets),
    ...(engine.length === 0
      ? []
      : [
          "## In the Pulumi engine",
          `\`pulumi policy analyze --file\` (Pulumi ${pulumiVersion}) over the same stack export. CPU is of the engine and the pack together; peak memory is of the larger of the two. What does not fit into one answer to the engine (4 MiB) is summed up in it, so there may be fewer findings than above.`,
          ...engine.map((fleet) => comparisonTable(fleet)),
        ]),
    "## Start-up",
    startUpTable(startUp),
    "## Seeded mistakes",
    ...sized.slice(-1).map(mistakesTable),
  ].join("\n\n")}\n`;
}

function comparisonTable({ size, compared, findings }: FleetResult): string {
  const figures = (samples: readonly Sample[]): string[] => [
    String(samples.length),
    `${seconds(minimum(samples.map(wall)))} / ${seconds(median(samples.map(wall)))}`,
    `${seconds(minimum(samples.map(cpu)))} / ${seconds(median(samples.map(cpu)))}`,
    mebibytes(Math.max(...samples.map(peak))),
  ];
  const found = (name: string): string => count(findings.get(name) ?? 0);
  const ours = [OURS, ...figures(compared.ours), found(OURS), "", "", ""];
  const others = compared.others.map((other) =>
    other.failure === undefined
      ? [
          other.name,
          ...figures(other.samples),
          found(other.name),
          ...[wall, cpu, peak].map((figure) => times(ratio(other, figure))),
        ]
      : [other.name, "0", "failed", "", "", "", "", "", ""],
  );
  const header = ["", "runs", "wall s", "CPU s", "peak MiB", "findings", "wall ×", "CPU ×", "memory ×"];
  return `### ${count(size)} resources\n\n${table([`${header[0]}`, ...header.slice(1)], [ours, ...others])}`;
}

function growthTable(fleets: readonly FleetResult[]): string {
  const rows = fleets.map(({ size, compared: { ours } }) => [
    count(size),
    seconds(minimum(ours.map(wall))),
    seconds(minimum(ours.map(cpu))),
    mebibytes(minimum(ours.map(peak))),
  ]);
  const exponents = [wall, cpu, peak].map((figure) => growthOf(fleets, figure)?.toFixed(2) ?? "");
  return [
    table(
      ["Resources (ours, minima)", "wall s", "CPU s", "peak MiB"],
      [...rows, ["exponent k of sizeᵏ, on top of the empty stack", ...exponents]],
    ),
    "1 is linear growth; less says that Node.js has compiled more of the code by then.",
  ].join("\n\n");
}

function startUpTable(startUp: readonly StartUp[]): string {
  const bare = startUp[0]?.samples ?? [];
  const milliseconds = (value: number): string => (value * 1000).toFixed(0);
  const rows = startUp.map(({ name, samples }) => {
    const over = samples.map((sample, index) => wall(sample) - (bare[index]?.wallSeconds ?? 0));
    return [
      name,
      `${milliseconds(minimum(samples.map(wall)))} / ${milliseconds(median(samples.map(wall)))}`,
      milliseconds(median(over)),
    ];
  });
  return table(["", "wall ms (minimum / median)", "over Node.js alone, median of pairs"], rows);
}

function mistakesTable({ size, mistakes }: FleetResult): string {
  const rows = mistakes.map(({ mistake, rules, seeded, found, others }) => [
    mistake,
    rules.map((rule) => `\`${rule}\``).join(", ") || `none: ${NOT_REPORTED[mistake] ?? ""}`,
    count(seeded),
    count(found),
    count(others),
  ]);
  return [
    `Of the fleet of ${count(size)}, on the right resource:`,
    table(["Mistake", "Rule of ours", "seeded", "reported", "reported elsewhere"], rows, 2),
  ].join("\n\n");
}
