import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("two", "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate", {
      content: JSON.stringify({
        Version: "2018-11-08",
        Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 2 }],
      }),
    }),
    oneResource("three", "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate", {
      name: "main",
      content: JSON.stringify({
        Version: "2018-11-08",
        Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 3 }],
      }),
    }),
  ],
  bad: [
    oneResource("one", "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate", {
      content: JSON.stringify({
        Version: "2018-11-08",
        Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 1 }],
      }),
    }),
    oneResource("no statement", "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate", {
      content: JSON.stringify({ Version: "2018-11-08", Statements: [] }),
    }),
  ],
};
