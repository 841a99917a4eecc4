import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const imageTagsCannotBeOverwritten: Rule = defineRule<ResourceTypes>({
  id: "access/image-tags-cannot-be-overwritten",
  title: "Tags of container images cannot be overwritten",
  severity: "medium",
  rationale:
    "Whoever may push can put another image under the tag that production pulls, and nobody sees that it changed.",
  fix: "Set imageTagMutability to IMMUTABLE.",
  failure: "an image may be replaced under the same tag",
  requires: {
    "aws:ecr/repository:Repository": (repository) =>
      repository.get("imageTagMutability").orElse("MUTABLE").oneOf(["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"]),
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": (template) =>
      template.get("imageTagMutability").orElse("MUTABLE").oneOf(["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"]),
  },
  remedies: {
    "aws:ecr/repository:Repository": { set: { imageTagMutability: "IMMUTABLE" } },
    "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": {
      set: { imageTagMutability: "IMMUTABLE" },
    },
  },
});
