import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("fixed", "aws:ecr/repository:Repository", { imageTagMutability: "IMMUTABLE" }),
    oneResource("fixed but for latest", "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate", {
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
    }),
  ],
  bad: [
    oneResource("movable", "aws:ecr/repository:Repository", { imageTagMutability: "MUTABLE" }),
    oneResource("not said", "aws:ecr/repository:Repository", { name: "orders" }),
  ],
};
