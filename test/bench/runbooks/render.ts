import { seconds, table, times } from "../markdown.ts";
import { median, minimum } from "../statistics.ts";
import type { Resumed } from "./drills/crash.ts";
import type { Renamed } from "./drills/renamed.ts";
import type { SecondOperator } from "./drills/second-operator.ts";
import { describeTimes } from "./effects.ts";
import { type ExecutorResult, overBareNode, type RunbookResults, timesTheFloor } from "./results.ts";
import { targetRowsOf, targetsOf } from "./targets.ts";

/** What was measured of runbook executors, as people read it, in Markdown. */
export function renderRunbookResults(results: RunbookResults): string {
  const { date, machine, load, absent, executors, stepCount } = results;
  return [
    "## Runbook executors",
    [
      `- ${date}, ${machine}`,
      `- load average ${load.before} before and ${load.after} after; what else ran on the machine is in the figures`,
      `- left out: ${absent.length === 0 ? "nothing" : absent.join("; ")}`,
    ].join("\n"),
    table(
      ["Executor", "Version", "Keeps its runs in"],
      executors.map(({ name, version, keeps }) => [name, version, keeps]),
      3,
    ),
    "### What ours is to reach",
    table(["Target", "Measured", ""], targetRowsOf(targetsOf(results)), 3),
    "### Killed, renamed, and begun twice",
    "A failover of five steps. It is killed with SIGKILL before the effect of step 3 (between) or right after it, before the executor hears of it (inside), and resumed by a new process. “Done” and “next step” count from the start of that process: minimum / median / maximum of the rounds, between and inside together.",
    table(
      ["", "rounds", "done s", "next step s", "between", "inside"],
      executors.map((executor) => crashRow(executor)),
      1,
    ),
    "Steps get other names after a crash, and the run is resumed; then they get their old names back. A second operator begins the same run while the first is within step 2.",
    table(
      ["", "steps renamed", "and renamed back", "second operator"],
      executors.map((executor) => otherRow(executor)),
      4,
    ),
    "### Time",
    `Runs of ${stepCount} steps that do nothing, in turn: milliseconds a step, from the first to the last; “fsync” is what a synced write cost right before. The disk moves both, so “× floor” is the median of the ratios round by round. Start-up is from the start of the process to its first step, for a run of five steps; “over bare node” is the median of what that is more than Node.js alone in the same round. All else is minimum / median / maximum of the rounds.`,
    table(
      ["", "ms a step", "fsync ms", "× floor", "start-up ms", "over bare node"],
      [
        ...executors.map((executor) => timeRow(results, executor)),
        ["Node.js alone", "", "", "", spread(results.bareStartUp, whole), ""],
      ],
    ),
  ].join("\n\n");
}

function crashRow({ name, between, inside, failure }: ExecutorResult): readonly string[] {
  if (between === undefined || inside === undefined) return [name, "0", failed(failure), "", "", ""];
  const both = [...between, ...inside];
  const next = both.flatMap(({ secondsToNextStep }) => secondsToNextStep ?? []);
  return [
    name,
    String(between.length),
    spread(
      both.map((resumed) => resumed.seconds),
      seconds,
    ),
    spread(next, seconds),
    outcomes(between),
    outcomes(inside),
  ];
}

function otherRow({ name, renamed, second, failure }: ExecutorResult): readonly string[] {
  if (renamed === undefined || second === undefined) return [name, failed(failure), "", ""];
  return [name, outcome(renamed.report, renamed), restored(renamed), secondOutcome(second)];
}

function restored({ restored: afterwards }: Renamed): string {
  return afterwards === undefined ? "" : outcome(afterwards.report, afterwards);
}

function secondOutcome({ first, second, times: counts }: SecondOperator): string {
  const ends =
    first.ended === second.ended ? `both ${first.ended}` : `first ${first.ended}, second ${second.ended}`;
  return `${ends}; ${describeTimes(counts)}`;
}

/** What came of it in the rounds, each answer once. */
function outcomes(resumed: readonly Resumed[]): string {
  return [...new Set(resumed.map((one) => outcome(one.report, one)))].join(" / ");
}

function outcome(
  { ended }: { readonly ended: string },
  { times: counts }: { readonly times: readonly number[] },
): string {
  return ended === "done" ? describeTimes(counts) : `${ended}; ${describeTimes(counts)}`;
}

function timeRow(results: RunbookResults, executor: ExecutorResult): readonly string[] {
  const { name, steps = [], startUp = [], failure } = executor;
  if (steps.length === 0) return [name, failed(failure), "", "", "", ""];
  const ratio = timesTheFloor(results, executor);
  const over = overBareNode(results, executor);
  return [
    name,
    spread(
      steps.map(({ millisecondsPerStep }) => millisecondsPerStep),
      fine,
    ),
    spread(
      steps.map(({ fsyncMilliseconds }) => fsyncMilliseconds),
      fine,
    ),
    ratio === undefined ? "" : times(ratio),
    spread(startUp, whole),
    over === undefined ? "" : whole(over),
  ];
}

function whole(value: number): string {
  return value.toFixed(0);
}

function fine(value: number): string {
  return value.toFixed(2);
}

/** Minimum / median / maximum; nothing if there are none. */
function spread(values: readonly number[], describe: (value: number) => string): string {
  if (values.length === 0) return "";
  return [minimum(values), median(values), Math.max(...values)].map(describe).join(" / ");
}

function failed(because: string | undefined): string {
  return `failed: ${because?.split("\n")[0] ?? "unknown"}`;
}
