import { renderDuration } from "@rampart/core/units";
import { cutFor, cutsFor } from "./cut.ts";
import { isVendorFigure, type Term, type WorstCase } from "./stream.ts";

const HOUR = 3600;

/** So AWS Backup and Data Lifecycle Manager; Azure Backup starts them every four hours at most. */
const AT_MOST_HOURLY =
  "as backup plans start jobs once an hour at most, it takes continuous backups or a replica";

/**
 * What to change so that the worst case meets an objective: which one term to cut, and to what; where no single one is
 * enough, how far to cut which. A sentence or two without the full stop.
 *
 * @param render how lengths of time are written: they are whole seconds, rounded down to be on the safe side.
 * @returns undefined if the objective is met.
 */
export function explain(
  worst: WorstCase,
  objectiveSeconds: number,
  render: (seconds: number) => string = renderDuration,
): string | undefined {
  if (worst.seconds === undefined) return worst.reason ?? "there may be no recovery point";
  if (worst.seconds <= objectiveSeconds) return undefined;
  const excess = render(Math.ceil(worst.seconds - objectiveSeconds));
  const cut = cutFor(worst, objectiveSeconds);
  if (cut === undefined) return noneIsEnough(worst, objectiveSeconds, excess, render);
  const { term, to, isGap } = cut;
  const [from, most] = [render(Math.floor(term.seconds)), render(Math.floor(to))];
  if (isGap) return jobs(worst, to, render, ` (${term.source})`);
  if (isVendorFigure(term)) {
    return `the ${term.name} of ${from} is ${excess} too long, and is what the vendor states (${term.source}): it takes another replica or backup that is faster`;
  }
  return to < 1
    ? `do without the ${term.name} of ${from} (${term.source})`
    : `cut the ${term.name} from ${from} to ${most} at most (${term.source})`;
}

function noneIsEnough(
  worst: WorstCase,
  objective: number,
  excess: string,
  render: (seconds: number) => string,
): string {
  const cuts = cutsFor(worst, objective);
  if (cuts === undefined || cuts.gap < HOUR) {
    const longest = longestOf(worst.terms);
    const parts =
      longest === undefined
        ? ""
        : `; the longest is the ${longest.name} of ${render(Math.floor(longest.seconds))}`;
    const instead = objective < 2 * HOUR ? `: ${AT_MOST_HOURLY}` : "";
    return `no single term can be cut far enough: together they are ${excess} too long${parts}${instead}`;
  }
  const windows = cuts.delays.map(({ name, seconds }) => `the ${name} of ${render(Math.floor(seconds))}`);
  const together = windows.length > 1 ? " together" : "";
  return `no single term is enough to cut, as all of them are ${excess} too long: ${jobs(worst, cuts.gap, render)}, and cut ${windows.join(" and ")} to ${render(Math.floor(cuts.to))}${together}`;
}

function jobs({ stream }: WorstCase, to: number, render: (seconds: number) => string, source = ""): string {
  const often = `have jobs of ${stream} due every ${render(Math.floor(to))} at least${source}`;
  return to < HOUR ? `${often}; ${AT_MOST_HOURLY}` : often;
}

function longestOf(terms: readonly Term[]): Term | undefined {
  return [...terms].sort((one, other) => other.seconds - one.seconds)[0];
}
