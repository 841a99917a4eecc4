import type { Resource, ResourceGraph } from "@rampart/core/graph";
import {
  type GraphRuleContext,
  must,
  objectivesFor,
  type Rule,
  severityByTier,
  type Verdict,
} from "@rampart/policy";
import { protectionsOf } from "@rampart/recovery";
import { isLeftAfter } from "./backups-of.ts";
import { regionsCopiedTo } from "./cross-region-copies.ts";
import { definePostureRule } from "./postures.ts";
import { regionsWanted, wantsOtherAccounts, wantsOtherRegions } from "./promised.ts";

export const promisedCopiesMade: Rule = definePostureRule({
  id: "backup/promised-copies-made",
  title: "There are copies where the tier promises them",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A tier that promises a copy in another region, in another account or beyond anybody's reach promises that one disaster there cannot take both. Without the copy, what is lost is lost.",
  fix: "Another region: copyActions with a vault there, geo-redundant backups, or a replica. Another account: copyActions with a vault there. Beyond reach: a vault with a lock that is final, and a key that whoever holds the account cannot delete. If the plan stands in another stack, check both stacks together.",
  judge: ({ resource, context }) => {
    const objectives = objectivesFor(resource, context);
    const { graph } = context;
    return [
      ...(wantsOtherRegions(objectives) ? inOtherRegions(resource, context) : []),
      ...(wantsOtherAccounts(objectives)
        ? [
            must(
              isLeftAfter("account", graph, resource),
              "a copy is promised that whoever holds its account cannot delete, and there is none",
            ),
          ]
        : []),
    ];
  },
});

function inOtherRegions(resource: Resource, context: GraphRuleContext): readonly Verdict[] {
  const { graph } = context;
  const any = must(
    isLeftAfter("region", graph, resource),
    "a copy in another region is promised, and there is none",
  );
  const { number, named } = regionsWanted(objectivesFor(resource, context));
  if (any.outcome !== "pass" || (number < 2 && named.length === 0)) return [any];
  const regions = regionsOfCopies(resource, graph);
  // Where replicas and geo-redundant backups stand, the analyser does not say.
  if (regions === undefined) return [any];
  const missing = named.filter((region) => !regions.has(region));
  const found = `copies go to ${[...regions].join(", ")} only`;
  if (missing.length > 0) {
    return [{ outcome: "fail", message: `a copy is promised in ${missing.join(", ")}, and ${found}` }];
  }
  return regions.size < number
    ? [{ outcome: "fail", message: `copies in ${number} other regions are promised, and ${found}` }]
    : [any];
}

/** Undefined unless all that is left after the region is lost are copies of backup plans to known regions. */
function regionsOfCopies(resource: Resource, graph: ResourceGraph): ReadonlySet<string> | undefined {
  const regions = new Set<string>();
  for (const { by, kind, survives } of protectionsOf(resource, graph)) {
    if (kind === "deletion-protection" || survives.region.state === "false") continue;
    const plan = graph.get(by);
    if (plan?.type !== "aws:backup/plan:Plan") return undefined;
    const copied = regionsCopiedTo(graph, plan);
    if (copied === undefined) return undefined;
    for (const region of copied) regions.add(region);
  }
  return regions;
}
