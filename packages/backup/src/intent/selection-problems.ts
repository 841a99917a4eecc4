import { type ArgumentProblem, sameNameProblems } from "@rampart/component";
import { didYouMean } from "@rampart/core/text";
import type { BackupSelection } from "./selection.ts";
import { wordProblems } from "./word-problems.ts";

/** What selections are checked against. */
export interface SelectionLimits {
  /** For people: `AWS Backup`. */
  readonly service: string;
  readonly longestName: number;
  /** Pulumi types that the service backs up. */
  readonly types: readonly string[];
  /** The most resources that one selection may name. */
  readonly mostResources: number;
}

/** Everything that is wrong with selections. Their shapes have been checked before. */
export function selectionProblems(
  selections: Readonly<Record<string, BackupSelection>>,
  limits: SelectionLimits,
): readonly ArgumentProblem[] {
  const names = Object.keys(selections);
  return [
    ...(names.length === 0
      ? [{ argument: "selections", problem: "there must be one at least, or nothing is backed up" }]
      : []),
    ...sameNameProblems("selections", names),
    ...Object.entries(selections).flatMap(([name, selection]) => problemsOf(name, selection, limits)),
  ];
}

function problemsOf(
  name: string,
  { tags = {}, resources = {} }: BackupSelection,
  { service, longestName, types, mostResources }: SelectionLimits,
): readonly ArgumentProblem[] {
  const path = `selections.${name}`;
  const count = Object.keys(resources).length;
  return [
    ...wordProblems(path, name, longestName),
    ...(count === 0 && Object.keys(tags).length === 0
      ? [{ argument: path, problem: "it selects nothing; give tags or resources" }]
      : []),
    ...(count > mostResources
      ? [
          {
            argument: `${path}.resources`,
            problem: `${count} are more than the ${mostResources} that ${service} takes`,
          },
        ]
      : []),
    ...Object.entries(resources).flatMap(([key, { type }]) =>
      type === undefined || types.includes(type)
        ? []
        : [
            {
              argument: `${path}.resources.${key}.type`,
              problem: `${service} does not back up ${type}${didYouMean(type, types)}`,
            },
          ],
    ),
  ];
}
