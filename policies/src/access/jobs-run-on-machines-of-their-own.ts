import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const jobsRunOnMachinesOfTheirOwn: Rule = defineRule<ResourceTypes>({
  id: "access/jobs-run-on-machines-of-their-own",
  title: "Spark pools run on machines that no other customer shares",
  severity: "low",
  rationale: "On shared machines a flaw of the processor or hypervisor lets a neighbour read along.",
  fix: "Set isComputeIsolationEnabled to true, with nodes of size XXXLarge.",
  failure: "machines are shared with other customers",
  requires: {
    "azure-native:synapse:BigDataPool": (pool) => pool.get("isComputeIsolationEnabled").equals(true),
  },
});
