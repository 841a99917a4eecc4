import { no, not } from "@rampart/core/value";
import { defineRule, must, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const DIRECT = "the permission is given to a user directly";

export const permissionsThroughGroupsAndRoles: Rule = defineRule<ResourceTypes>({
  id: "access/permissions-through-groups-and-roles",
  title: "Permissions are given to groups and roles, not to single users",
  severity: "low",
  rationale:
    "Permissions of single users pile up as people change teams, and no review of groups and roles finds them.",
  fix: "Attach the policy to a group or role and make the user a member of it.",
  checks: {
    "aws:iam/policyAttachment:PolicyAttachment": (attachment) =>
      must(not(attachment.get("users").isSet()), DIRECT),
    "aws:iam/userPolicy:UserPolicy": () => must(no("user"), DIRECT),
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": () => must(no("user"), DIRECT),
  },
});
