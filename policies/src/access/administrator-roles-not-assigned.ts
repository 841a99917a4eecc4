import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, no, not, type Truth, type Value, yes } from "@rampart/core/value";
import { isWiredToOnly } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isAdministratorRole, isBroadScope } from "./azure-roles.ts";

const ADMINISTRATOR_POLICIES = /^arn:[^:]*:iam::aws:policy\/(?:AdministratorAccess|IAMFullAccess)$/;

/** A scope that is one of these is narrower than a subscription. */
const NARROW_SCOPES = ["azure-native:resources:ResourceGroup"];

function isAdministrator(policyArn: Value<string>): Truth {
  return policyArn.text((arn) => ADMINISTRATOR_POLICIES.test(arn));
}

interface Attachment {
  readonly policyArn?: string;
}

/** A policy of the own account is judged where it is written. */
function isNarrow(graph: ResourceGraph, attachment: Resource<never> | Resource): Truth {
  const attached = attachment as unknown as Resource<Attachment>;
  if (isWiredToOnly(graph, attached, "policyArn", ["aws:iam/policy:Policy"])) return yes("policyArn");
  return not(isAdministrator(attached.get("policyArn")));
}

export const administratorRolesNotAssigned: Rule = defineGraphRule<ResourceTypes>({
  id: "access/administrator-roles-not-assigned",
  title: "Nobody is a standing administrator of a whole account or subscription",
  severity: "high",
  rationale:
    "One stolen session of a standing administrator is enough to delete the systems and their backups, and to hide it.",
  fix: "Attach a policy with the actions that are used; on Azure assign a narrower role, at the resource group. Keep administration for break-glass access that expires.",
  failure: "an administrator's permissions on the whole account or subscription are assigned",
  requires: {
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": (attachment, { graph }) =>
      isNarrow(graph, attachment),
    "aws:iam/policyAttachment:PolicyAttachment": (attachment, { graph }) => isNarrow(graph, attachment),
    "aws:iam/role:Role": (role) => not(role.inputs.get("managedPolicyArns").some(isAdministrator)),
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (attachment, { graph }) =>
      isNarrow(graph, attachment),
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": (attachment, { graph }) =>
      isNarrow(graph, attachment),
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": (attachment) =>
      not(isAdministrator(attachment.get("managedPolicyArn"))),
    "azure-native:authorization:RoleAssignment": (assignment, { graph }) =>
      not(
        allOf(
          assignment.get("roleDefinitionId").text(isAdministratorRole),
          isWiredToOnly(graph, assignment, "scope", NARROW_SCOPES)
            ? no("scope")
            : assignment.get("scope").text(isBroadScope),
        ),
      ),
  },
});
