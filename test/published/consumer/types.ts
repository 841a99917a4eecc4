import { capture } from "@rampart/core/capture";
import { InputError } from "@rampart/core/errors";
import type { Finding } from "@rampart/core/finding";
import { type Resource, ResourceGraph } from "@rampart/core/graph";
import { readGraph } from "@rampart/core/read";
import { allRules } from "@rampart/policies";
import { examplesOf } from "@rampart/policies/examples";
import { defineRule, evaluate, type Rule } from "@rampart/policy";
import { testRule } from "@rampart/policy/testing";

interface OurTypes {
  readonly "aws:ebs/volume:Volume": { readonly encrypted?: boolean };
}

// A rule of the team's own, on types of its own.
export const rule: Rule = defineRule<OurTypes>({
  id: "ours/volumes-encrypted",
  title: "Volumes are encrypted",
  severity: "high",
  rationale: "Because.",
  fix: "Set encrypted.",
  failure: "not encrypted",
  requires: {
    "aws:ebs/volume:Volume": (volume: Resource<{ encrypted?: boolean }>) =>
      volume.get("encrypted").equals(true),
  },
});

export async function check(file: string): Promise<readonly Finding[]> {
  const graph: ResourceGraph = file === "" ? await capture(() => ({})) : await readGraph([file]);
  if (allRules[0] !== undefined) testRule(allRules[0], examplesOf(allRules[0]));
  if (!(graph instanceof ResourceGraph)) throw new InputError("no graph");
  return evaluate(graph, [rule, ...allRules]).findings;
}
