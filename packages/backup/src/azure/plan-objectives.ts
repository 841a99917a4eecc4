/** What the policies of a plan do, against what was promised. */
import type { ArgumentProblem, NotExpressible } from "@rampart/component";
import type { Objectives } from "@rampart/core/config";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import { cutFor, type Disaster, explain, type WorstCase } from "@rampart/recovery";
import { DAY } from "../intent/limits.ts";
import { LockMode } from "../intent/vault-lock.ts";
import { type DataSource, longestRetentionOf } from "./data-source.ts";
import { type PossiblePolicy, possiblePolicies } from "./derived-rules.ts";
import type { ItemPolicy } from "./item-policy.ts";
import { pairOf, regionName } from "./region-pairs.ts";
import { runsPerDay } from "./schedule.ts";
import type { VaultFacts } from "./vault-facts.ts";
import { meets, type WorstCases, worstCasesOf } from "./worst-case.ts";

/** A policy with the name it will have, and what it does. */
export interface JudgedPolicy {
  readonly policy: ItemPolicy;
  readonly name: string;
  readonly worstCases: WorstCases;
}

export interface Judgement {
  readonly problems: readonly ArgumentProblem[];
  readonly notExpressible: readonly NotExpressible[];
}

const AFTER: Readonly<Record<Disaster, string>> = {
  deletion: "after a deletion",
  zone: "after the loss of a zone",
  region: "after the loss of the region",
  account: "after the loss of the subscription",
};

/**
 * The rarest schedule that meets the objective, or comes as near to it as any does; once a day where nothing is
 * promised.
 */
export function derivedPolicy(
  source: DataSource,
  name: string,
  objectives: Objectives,
  facts: VaultFacts,
): PossiblePolicy | undefined {
  const all = possiblePolicies(source, objectives, facts.lock);
  const atLeastDaily = source.isDaily ? all.filter(({ policy }) => policy.schedule.form !== "weekly") : all;
  const rpo = objectives.rpo === undefined ? undefined : parseDuration(objectives.rpo);
  if (rpo === undefined) return atLeastDaily[0];
  const judged = atLeastDaily.map((one) => ({ one, worst: worstCasesOf(one.policy, name, facts) }));
  const wanted = disastersOf(objectives, facts).map((disaster) => {
    const best = Math.min(...judged.map(({ worst }) => worst[disaster].seconds ?? Number.POSITIVE_INFINITY));
    return { disaster, most: Math.max(rpo, best) };
  });
  const found = judged.find(({ worst }) =>
    wanted.every(({ disaster, most }) => (worst[disaster].seconds ?? Number.POSITIVE_INFINITY) <= most),
  );
  return (found ?? judged.at(-1))?.one;
}

/**
 * What better arguments would meet is a problem; what no policy of Azure Backup can meet is not expressible.
 */
export function judge(
  objectives: Objectives,
  policies: readonly JudgedPolicy[],
  facts: VaultFacts,
): Judgement {
  const verdicts = [
    copiesVerdict(objectives, facts),
    ...policies.map((one) => retentionVerdict(objectives, one)),
    ...policies.map((one) => rpoVerdict(objectives, one, facts)),
  ];
  return {
    problems: verdicts.flatMap(({ problems }) => problems),
    notExpressible: verdicts.flatMap(({ notExpressible }) => notExpressible),
  };
}

/** An objective holds after the loss of a region where a copy is kept there, or asked for. */
function disastersOf({ copies = {} }: Objectives, facts: VaultFacts): readonly Disaster[] {
  const isCopied = Object.keys(facts.copies).length > 0 || countOf(copies.regions) > 0;
  const isForAccount = facts.lock?.mode === LockMode.Compliance && copies.immutable === true;
  return [
    "deletion",
    "zone",
    ...(isCopied ? (["region"] as const) : []),
    ...(isForAccount ? (["account"] as const) : []),
  ];
}

function rpoVerdict(objectives: Objectives, judged: JudgedPolicy, facts: VaultFacts): Judgement {
  if (objectives.rpo === undefined) return NOTHING_WRONG;
  const rpo = parseDuration(objectives.rpo);
  const problems: ArgumentProblem[] = [];
  const notExpressible: NotExpressible[] = [];
  const { policy, name, worstCases } = judged;
  for (const disaster of disastersOf(objectives, facts)) {
    const worst = worstCases[disaster];
    if (meets(worst, rpo)) continue;
    const best = bestOf(policy.source, name, disaster, objectives, facts);
    if (best === undefined || best > rpo) {
      notExpressible.push(unreachable(policy.source, disaster, rpo, best, worst));
    } else problems.push(missed(policy, disaster, rpo, worst));
  }
  return { problems, notExpressible };
}

/** The best that any policy does; undefined where nothing would be left. */
function bestOf(
  source: DataSource,
  name: string,
  disaster: Disaster,
  objectives: Objectives,
  facts: VaultFacts,
): Seconds | undefined {
  const figures = possiblePolicies(source, objectives, facts.lock).flatMap(
    ({ policy }) => worstCasesOf(policy, name, facts)[disaster].seconds ?? [],
  );
  return figures.length === 0 ? undefined : Math.min(...figures);
}

function unreachable(
  { noun, notInVault }: DataSource,
  disaster: Disaster,
  rpo: Seconds,
  best: Seconds | undefined,
  { seconds }: WorstCase,
): NotExpressible {
  const own = seconds === undefined ? "" : `; as planned it is ${rounded(seconds)}`;
  const why = notInVault ?? "the vault keeps no copy there";
  return {
    intent: "objectives.rpo",
    reason:
      best === undefined
        ? `no backup of ${noun} is left ${AFTER[disaster]}: ${why}`
        : `Azure Backup cannot do better than ${rounded(best)} for ${noun} ${AFTER[disaster]}, and the objective is ${renderDuration(rpo)}${own}`,
    instead: INSTEAD[disaster],
  };
}

const INSTEAD: Readonly<Record<Disaster, string>> = {
  deletion: "the service's own point-in-time recovery, where it has one",
  zone: "zone-redundant data, by its own service",
  region: "a replica in the other region, by the data's own service or Azure Site Recovery",
  account: "a copy in another subscription, by the data's own service",
};

function missed(policy: ItemPolicy, disaster: Disaster, rpo: Seconds, worst: WorstCase): ArgumentProblem {
  const { noun } = policy.source;
  const lost =
    worst.seconds === undefined
      ? `nothing is left of ${noun} ${AFTER[disaster]}`
      : `${rounded(worst.seconds)} of ${noun} may be lost ${AFTER[disaster]}`;
  const terms = worst.terms.map((term) => `${term.name} ${rounded(term.seconds)}`).join(" + ");
  const isGap = cutFor(worst, rpo)?.isGap === true;
  return {
    argument: isGap ? `rules.${policy.rule}.schedule` : `rules.${policy.rule}`,
    problem: `${lost}, and the objective is ${renderDuration(rpo)} (${terms}): ${explain(worst, rpo) ?? ""}`,
  };
}

function retentionVerdict({ retention }: Objectives, { policy }: JudgedPolicy): Judgement {
  if (retention === undefined) return NOTHING_WRONG;
  const asked = parseDuration(retention);
  const longest = Math.max(policy.retention, ...policy.tiers.map((tier) => tier.retention));
  if (longest >= asked) return NOTHING_WRONG;
  const { source, rule } = policy;
  const most = longestRetentionOf(source, runsPerDay(policy.schedule)) * DAY;
  if (most < asked) {
    const reason = `Azure keeps backups of ${source.noun} as frequent as these for ${renderDuration(most)} at most, and the objective is ${retention}`;
    const instead = "an archive of another kind: the runbook backup/archive";
    return { problems: [], notExpressible: [{ intent: "objectives.retention", reason, instead }] };
  }
  const problem = `${renderDuration(longest)} is the longest that ${source.noun} are kept, and the objective is ${retention}`;
  return { problems: [{ argument: `rules.${rule}.retention`, problem }], notExpressible: [] };
}

function copiesVerdict({ copies = {} }: Objectives, facts: VaultFacts): Judgement {
  const problems: ArgumentProblem[] = [];
  const notExpressible: NotExpressible[] = [];
  const pair = pairOf(facts.location);
  const kept = Object.values(facts.copies).map(({ region }) => region);
  if (countOf(copies.regions) > 0 && kept.length === 0) {
    if (pair === undefined) notExpressible.push(noPair(facts.location));
    else {
      const problem = `the vault keeps no copy in another region; give it copies: { pair: { region: "${pair}" } }`;
      problems.push({ argument: "objectives.copies.regions", problem });
    }
  } else if (isMoreThan(copies.regions, kept)) {
    notExpressible.push({
      intent: "objectives.copies.regions",
      reason: `Azure Backup keeps one copy, in the paired region ${pair ?? ""}`,
      instead: "replicate the data to other regions with its own service",
    });
  }
  if (countOf(copies.accounts) > 0) {
    notExpressible.push({
      intent: "objectives.copies.accounts",
      reason: "Azure Backup keeps no copy in another subscription",
      instead: "a compliance lock keeps recovery points from whoever takes over the subscription",
    });
  }
  if (copies.immutable === true && facts.lock?.mode !== LockMode.Compliance) {
    const problem =
      'whoever holds the subscription can take a governance lock off; give the vault lock: { mode: "compliance" }';
    problems.push({ argument: "objectives.copies.immutable", problem });
  }
  return { problems, notExpressible };
}

function isMoreThan(asked: number | readonly string[] | undefined, kept: readonly string[]): boolean {
  if (typeof asked === "number" || asked === undefined) return (asked ?? 0) > kept.length;
  return asked.some((region) => !kept.includes(regionName(region)));
}

function countOf(asked: number | readonly string[] | undefined): number {
  return typeof asked === "number" ? asked : (asked?.length ?? 0);
}

function noPair(location: string): NotExpressible {
  return {
    intent: "objectives.copies.regions",
    reason: `Azure Backup copies to the paired region only, and ${location} has none`,
    instead: "keep the data in a region that has a pair, or replicate it with its own service",
  };
}

function rounded(seconds: Seconds): string {
  return renderDuration(Math.ceil(seconds));
}

const NOTHING_WRONG: Judgement = { problems: [], notExpressible: [] };
