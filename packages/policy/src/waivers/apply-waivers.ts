import type { Waiver } from "@rampart/core/config";
import type { Finding } from "@rampart/core/finding";
import { canonicalType, parseUrn, type ResourceGraph } from "@rampart/core/graph";
import { tagsOf } from "@rampart/core/views";

export interface WaiverOptions {
  readonly graph: ResourceGraph;
  /** The day it is, in UTC: `YYYY-MM-DD`. */
  readonly today: string;
  /** The file the waivers stand in, for the findings about them. */
  readonly file: string;
}

const EXPIRED = {
  policy: "waivers/not-expired",
  title: "Waivers have not expired",
  severity: "medium",
  level: "advisory",
  fix: "Mend what it accepted, which fails again, and remove the waiver; or have its owner decide anew.",
  controls: [],
} as const;

const UNMATCHED = {
  policy: "waivers/still-needed",
  title: "Waivers still accept something",
  severity: "low",
  level: "advisory",
  fix: "Remove the waiver: what it accepted is gone. If it never matched, mend its scope.",
  controls: [],
} as const;

/**
 * Turns findings that a waiver accepts into waived ones, and adds one for each waiver that has expired or accepts
 * nothing. A waiver covers just what its scope says: one resource, one type, or the resources with one tag, each for
 * one rule.
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  options: WaiverOptions,
): readonly Finding[] {
  if (waivers.length === 0) return findings;
  const matched = new Set<Waiver>();
  const byPolicy = Map.groupBy(waivers, ({ policy }) => policy);
  const judged = findings.map((finding) => {
    const covering = (byPolicy.get(finding.policy) ?? []).filter((waiver) =>
      covers(waiver, finding, options.graph),
    );
    for (const waiver of covering) matched.add(waiver);
    const accepting = covering.find((waiver) => !hasExpired(waiver, options.today));
    // What is not proven wrong needs no waiver yet, and a rule that broke says nothing that could be accepted.
    if (finding.outcome !== "fail" || accepting === undefined) return finding;
    const { reason, owner, ticket, expires } = accepting;
    return { ...finding, outcome: "waived", waiver: { reason, owner, ticket, expires } } satisfies Finding;
  });
  return [...judged, ...waivers.flatMap((waiver, index) => aboutWaiver(waiver, index, matched, options))];
}

function covers({ scope }: Waiver, finding: Finding, graph: ResourceGraph): boolean {
  if (scope.urn !== undefined) return scope.urn === finding.urn;
  if (scope.type !== undefined) return canonicalType(scope.type) === finding.type;
  if (scope.tag === undefined) return false;
  const resource = graph.get(finding.urn);
  return resource !== undefined && tagsOf(graph, resource).get(scope.tag.key).knownText() === scope.tag.value;
}

function hasExpired({ expires }: Waiver, today: string): boolean {
  return expires < today;
}

function aboutWaiver(
  waiver: Waiver,
  index: number,
  matched: ReadonlySet<Waiver>,
  { graph, today, file }: WaiverOptions,
): Finding[] {
  const place = {
    outcome: "fail",
    urn: file,
    type: "rampart:config:Waiver",
    path: `waivers[${index}]`,
  } as const;
  const described = `the waiver of ${waiver.policy} that ${waiver.owner} accepted (${waiver.ticket})`;
  if (hasExpired(waiver, today)) {
    return [{ ...EXPIRED, ...place, message: `${described} expired on ${waiver.expires}` }];
  }
  if (matched.has(waiver) || !speaksOf(waiver, graph)) return [];
  return [{ ...UNMATCHED, ...place, message: `${described} accepts nothing that was found` }];
}

/** One settings file often serves several stacks: a waiver for a resource of one not looked at is not unneeded. */
function speaksOf({ scope }: Waiver, graph: ResourceGraph): boolean {
  const named = scope.urn === undefined ? undefined : parseUrn(scope.urn);
  if (named === undefined) return true;
  return graph.resources.some(({ stack, project }) => stack === named.stack && project === named.project);
}
