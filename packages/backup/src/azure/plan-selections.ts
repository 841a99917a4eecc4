/** Which resources a plan backs up, and what is wrong with the choice. */
import type { ArgumentProblem, NotExpressible } from "@rampart/component";
import { selectionProblems } from "../intent/selection-problems.ts";
import {
  BLOBS,
  CLUSTERS,
  DATA_SOURCES,
  type DataSource,
  DISKS,
  dataSourceOf,
  SHARES,
} from "./data-source.ts";
import type { AzureBackupSelection, AzureSelectedResource } from "./selection.ts";

/** A resource with the words that name it. */
export interface Chosen {
  /** `SELECTION-RESOURCE`: the same whatever else is selected. */
  readonly key: string;
  readonly resource: AzureSelectedResource;
  readonly source: DataSource;
}

type Selections = Readonly<Record<string, AzureBackupSelection>>;

export function chosenOf(selections: Selections): readonly Chosen[] {
  return Object.entries(selections).flatMap(([selection, { resources = {} }]) =>
    Object.entries(resources).flatMap(([key, resource]) => {
      const source = dataSourceOf(resource.type ?? "");
      return source === undefined ? [] : [{ key: `${selection}-${key}`, resource, source }];
    }),
  );
}

/** The data sources of what is chosen, in the order of their table. */
export function sourcesOf(chosen: readonly Chosen[]): readonly DataSource[] {
  const present = new Set(chosen.map(({ source }) => source));
  return DATA_SOURCES.filter((source) => present.has(source));
}

export function problemsOfSelections(selections: Selections): readonly ArgumentProblem[] {
  const types = DATA_SOURCES.map(({ type }) => type);
  const named = Object.values(selections).filter(({ resources = {} }) => Object.keys(resources).length > 0);
  const hasTags = Object.values(selections).some(({ tags = {} }) => Object.keys(tags).length > 0);
  return [
    ...selectionProblems(selections, {
      service: "Azure Backup",
      longestName: 50,
      types,
      mostResources: 1000,
    }),
    ...(named.length === 0 && hasTags ? [TAGS_ALONE] : []),
    ...Object.entries(selections).flatMap(([name, { resources = {} }]) =>
      Object.entries(resources).flatMap(([key, resource]) =>
        resourceProblems(`selections.${name}.resources.${key}`, resource, types),
      ),
    ),
    ...sameKeys(chosenOf(selections)),
  ];
}

const TAGS_ALONE: ArgumentProblem = {
  argument: "selections",
  problem: "Azure Backup does not select by tags, so nothing would be backed up; name the resources",
};

function resourceProblems(
  path: string,
  resource: AzureSelectedResource,
  types: readonly string[],
): readonly ArgumentProblem[] {
  const { type } = resource;
  if (type === undefined) {
    const problem = `it is missing, and says in which vault the resource is backed up; one of ${types.join(", ")}`;
    return [{ argument: `${path}.type`, problem }];
  }
  const problems: ArgumentProblem[] = [];
  const only = (key: keyof AzureSelectedResource, sources: readonly DataSource[]): void => {
    if (resource[key] === undefined || sources.some((source) => source.type === type)) return;
    const nouns = sources.map(({ noun }) => noun).join(" and ");
    problems.push({ argument: `${path}.${key}`, problem: `it is for ${nouns} only; leave it out` });
  };
  const needs = (key: keyof AzureSelectedResource, source: DataSource, what: string): void => {
    const value = resource[key];
    const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (source.type === type && !isGiven) {
      problems.push({ argument: `${path}.${key}`, problem: `it is missing; give ${what}` });
    }
  };
  only("shares", [SHARES]);
  only("containers", [BLOBS]);
  only("snapshotsIn", [DISKS, CLUSTERS]);
  only("principalId", [CLUSTERS]);
  needs("shares", SHARES, "the names of the shares");
  needs("containers", BLOBS, "the names of the blob containers");
  needs("principalId", CLUSTERS, "the object id of the cluster's identity");
  return problems;
}

/** `a-b` and `c` make the same words as `a` and `b-c`. */
function sameKeys(chosen: readonly Chosen[]): readonly ArgumentProblem[] {
  const seen = new Set<string>();
  const problems: ArgumentProblem[] = [];
  for (const { key } of chosen) {
    if (seen.has(key.toLowerCase())) {
      problems.push({ argument: "selections", problem: `two resources are called ${key}; rename one` });
    }
    seen.add(key.toLowerCase());
  }
  return problems;
}

export function inexpressibleSelections(selections: Selections): readonly NotExpressible[] {
  return Object.entries(selections).flatMap(([name, { tags = {} }]) =>
    Object.keys(tags).length === 0
      ? []
      : [
          {
            intent: `selections.${name}.tags`,
            reason: "Azure Backup does not select by tags",
            instead:
              "name the resources, or assign the built-in Azure Policy that configures backup on machines with a given tag",
          },
        ],
  );
}
