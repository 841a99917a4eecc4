import {
  DISASTERS,
  type Disaster,
  type RecoveryPosture,
  type ResourcePosture,
  type RetentionPosture,
  type RpoPosture,
  type Verdict,
} from "@rampart/recovery";
import { resourceName } from "../resource-text.ts";
import { WORST_FIRST } from "./words.ts";

/** A figure of many resources: the worst one, and how many there are of each verdict. */
export interface Heat<Figure> {
  readonly worst: Figure;
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** The data resources of one workload, or those of none. */
export interface WorkloadPosture {
  readonly name: string | undefined;
  readonly tier: string | undefined;
  /** The worst first. At least one. */
  readonly resources: readonly ResourcePosture[];
  readonly disasters: Readonly<Record<Disaster, Heat<RpoPosture>>>;
  readonly retention: Heat<RetentionPosture>;
}

/** Workloads, those in trouble first, and what belongs to none last. */
export function byWorkload({ resources }: RecoveryPosture): readonly WorkloadPosture[] {
  const groups = Map.groupBy(resources, ({ workload, tier }) => JSON.stringify([workload, tier]));
  return [...groups.values()]
    .flatMap(workloadOf)
    .toSorted(
      (one, other) =>
        Number(one.name === undefined) - Number(other.name === undefined) ||
        rankOf(one.resources[0]) - rankOf(other.resources[0]) ||
        compare(one.name ?? "", other.name ?? ""),
    );
}

function workloadOf(group: readonly ResourcePosture[]): WorkloadPosture[] {
  const resources = group.toSorted(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      totalExcess(other) - totalExcess(one) ||
      compare(resourceName(one.urn), resourceName(other.urn)),
  );
  const [first] = resources;
  if (first === undefined) return [];
  const disasters = Object.fromEntries(
    DISASTERS.map((disaster) => [
      disaster,
      heatOf(
        resources.map(({ scenarios }) => scenarios[disaster].rpo),
        first.scenarios[disaster].rpo,
        excessOf,
      ),
    ]),
  ) as WorkloadPosture["disasters"];
  const retention = heatOf(
    resources.map((resource) => resource.retention),
    first.retention,
    shortfallOf,
  );
  return [{ name: first.workload, tier: first.tier, resources, disasters, retention }];
}

function heatOf<Figure extends { readonly verdict: Verdict }>(
  figures: readonly Figure[],
  first: Figure,
  badness: (figure: Figure) => number,
): Heat<Figure> {
  const counts = { met: 0, missed: 0, undetermined: 0, "no-objective": 0 };
  let worst = first;
  for (const figure of figures) {
    counts[figure.verdict] += 1;
    const difference = rankOf(figure) - rankOf(worst);
    if (difference < 0 || (difference === 0 && badness(figure) > badness(worst))) worst = figure;
  }
  return { worst, counts };
}

function rankOf(judged: { readonly verdict: Verdict } | undefined): number {
  return judged === undefined ? WORST_FIRST.length : WORST_FIRST.indexOf(judged.verdict);
}

/** Where all may be lost, a thousand years stand for it, so that sums of it can be compared. */
const ALL = 1000 * 365 * 86_400;

function excessOf({ worst = ALL, objective = 0 }: RpoPosture): number {
  return worst - objective;
}

function shortfallOf({ longest = 0, isForEver, objective = 0 }: RetentionPosture): number {
  return isForEver ? Number.NEGATIVE_INFINITY : objective - longest;
}

function totalExcess({ scenarios }: ResourcePosture): number {
  return DISASTERS.reduce((sum, disaster) => sum + Math.max(0, excessOf(scenarios[disaster].rpo)), 0);
}

/** Not by the language of the machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
