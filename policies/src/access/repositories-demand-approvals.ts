import type { Reference } from "@rampart/core/graph";
import { yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const APPROVALS: Reference = {
  type: "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation",
  through: "repositoryName",
  to: ["aws:codecommit/repository:Repository"],
};

export const repositoriesDemandApprovals: Rule = defineGraphRule<ResourceTypes>({
  id: "access/repositories-demand-approvals",
  title: "Repositories of code demand approvals",
  severity: "low",
  rationale: "One person can then bring code into production without anybody else having seen it.",
  fix: "Add an ApprovalRuleTemplateAssociation for the repository.",
  failure: "no approval rule belongs to it",
  requires: {
    "aws:codecommit/repository:Repository": (repository, { graph }) =>
      someAttached(graph, repository, APPROVALS, () => yes()),
  },
});
