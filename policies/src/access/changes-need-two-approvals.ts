import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface Approvals {
  readonly Statements?: readonly { readonly Type?: string; readonly NumberOfApprovalsNeeded?: number }[];
}

export const changesNeedTwoApprovals: Rule = defineRule<ResourceTypes>({
  id: "access/changes-need-two-approvals",
  title: "Changes to code need the approval of two people",
  severity: "low",
  rationale:
    "One careless or bribed person can then bring code into production without anybody else having seen it.",
  fix: "Set NumberOfApprovalsNeeded to 2 or more in the content of the approval rule.",
  failure: "one approval or none is enough",
  requires: {
    "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate": (template) =>
      template
        .get("content")
        .json<Approvals>()
        .get("Statements")
        .some((statement) => statement.get("NumberOfApprovalsNeeded").atLeast(2)),
  },
});
