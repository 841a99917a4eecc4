import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("three", "azure-native:search:Service", { replicaCount: 3 }),
    oneResource("more", "azure-native:search:Service", { replicaCount: 6, partitionCount: 1 }),
  ],
  bad: [
    oneResource("two", "azure-native:search:Service", { replicaCount: 2 }),
    oneResource("the default", "azure-native:search:Service", { partitionCount: 1 }),
  ],
};
