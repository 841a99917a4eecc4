import type { RampartConfig } from "@rampart/core/config";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { isStateful } from "../coverage/stateful-types.ts";
import { DISASTERS, type Disaster, type Protection } from "../protection/protection.ts";
import { protectionsOf } from "../protection/protections-of.ts";
import { weaknessesIn } from "../protection/weaknesses.ts";
import { notExpressibleIn } from "./not-expressible.ts";
import { type Promised, promisesOf } from "./objectives.ts";
import type { RecoveryPosture, ResourcePosture, UndeterminedPosture } from "./posture.ts";
import { knownProtections } from "./protections.ts";
import { retentionOf } from "./retention.ts";
import { type RpoAnswer, rpoAfter } from "./rpo.ts";
import { worstOf } from "./verdict.ts";

/** What a disaster would cost each data resource of the graph, against what `config` promises. */
export function recoveryPosture(graph: ResourceGraph, config: RampartConfig): RecoveryPosture {
  const promiseOf = promisesOf(config, graph);
  const judged = graph.resources
    .filter((resource) => resource.isCustom && resource.isManaged && isStateful(resource.type))
    .map((resource) => judge(resource, protectionsOf(resource, graph), promiseOf(resource)));
  const notExpressible = notExpressibleIn(graph);
  const weaknesses = weaknessesIn(graph);
  return {
    schemaVersion: 1,
    resources: judged.map(({ posture }) => posture),
    uncovered: judged.flatMap(({ isUncovered, posture: { urn, type } }) =>
      isUncovered ? [{ urn, type, why: "nothing is left of it when it is deleted" }] : [],
    ),
    undetermined: [
      ...judged.flatMap(({ unknown }) => unknown),
      ...weaknesses.flatMap(({ urn, kind, undetermined }) =>
        undetermined.map(({ path, reason }) => ({ urn, path, reason, weakness: kind })),
      ),
      ...notExpressible.unknown,
    ],
    weaknesses: weaknesses
      .filter((weakness) => weakness.undetermined.length === 0)
      .map(({ kind, urn, path, message }) => ({ kind, urn, path, message })),
    notExpressible: notExpressible.found,
  };
}

interface Judged {
  readonly posture: ResourcePosture;
  readonly isUncovered: boolean;
  readonly unknown: readonly UndeterminedPosture[];
}

function judge(resource: Resource, protections: readonly Protection[], promise: Promised): Judged {
  const { urn, type } = resource;
  const answers = answersFor(protections, promise.rpo);
  const retention = retentionOf(protections, promise.retention);
  const verdicts = [...answers.values()].map(({ rpo }) => rpo.verdict);
  const { workload, tier } = promise;
  return {
    isUncovered: isUncovered(protections),
    unknown: once([...answers.values()].flatMap((answer) => answer.unknown)).map((one) => ({ urn, ...one })),
    posture: {
      urn,
      type,
      scenarios: scenariosOf(answers),
      retention,
      protections: knownProtections(protections),
      verdict: worstOf([...verdicts, retention.verdict]),
      assumes: [...new Set(protections.flatMap(({ assumes }) => assumes))],
      ...(workload === undefined ? {} : { workload }),
      ...(tier === undefined ? {} : { tier }),
    },
  };
}

/** Disasters that the same protections, and any at all, are known to survive have one answer, found once. */
function answersFor(
  protections: readonly Protection[],
  objectives: Promised["rpo"],
): ReadonlyMap<Disaster, RpoAnswer> {
  const bySurvivors = new Map<string, RpoAnswer>();
  return new Map(
    DISASTERS.map((disaster) => {
      const states = protections.map(({ survives }) => survives[disaster].state);
      // What hides the state of one disaster need not hide that of another; nor is what is missing the same.
      const isOwn = states.includes("unknown") || !states.includes("true");
      const name = isOwn ? disaster : `${states} ${objectives[disaster]}`;
      const answer = bySurvivors.get(name) ?? rpoAfter(disaster, protections, objectives[disaster]);
      bySurvivors.set(name, answer);
      return [disaster, answer] as const;
    }),
  );
}

function scenariosOf(answers: ReadonlyMap<Disaster, RpoAnswer>): ResourcePosture["scenarios"] {
  return Object.fromEntries([...answers].map(([disaster, { rpo }]) => [disaster, { rpo }])) as {
    [Name in Disaster]: { readonly rpo: RpoAnswer["rpo"] };
  };
}

/** Only what is known not to be protected: what may be is undetermined. */
function isUncovered(protections: readonly Protection[]): boolean {
  return protections.every(
    ({ kind, survives }) => kind === "deletion-protection" || survives.deletion.state === "false",
  );
}

function once(unknown: RpoAnswer["unknown"]): RpoAnswer["unknown"] {
  return [...new Map(unknown.map((one) => [`${one.path}\0${one.reason}`, one])).values()];
}
