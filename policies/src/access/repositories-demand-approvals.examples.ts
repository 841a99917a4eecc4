import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a rule",
      resources: {
        code: { type: "aws:codecommit/repository:Repository", properties: { repositoryName: "orders" } },
        rule: {
          type: "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation",
          properties: { approvalRuleTemplateName: "two", repositoryName: "${code.repositoryName}" },
        },
      },
    },
    {
      title: "a rule of another name",
      resources: {
        code: { type: "aws:codecommit/repository:Repository", properties: { repositoryName: "orders" } },
        rule: {
          type: "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation",
          properties: { approvalRuleTemplateName: "three", repositoryName: "${code.repositoryName}" },
        },
      },
    },
  ],
  bad: [
    oneResource("none", "aws:codecommit/repository:Repository", { repositoryName: "orders" }),
    {
      title: "another repository's",
      resources: {
        code: { type: "aws:codecommit/repository:Repository", properties: { repositoryName: "orders" } },
        rule: {
          type: "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation",
          properties: { approvalRuleTemplateName: "two", repositoryName: "shop" },
        },
      },
    },
  ],
};
