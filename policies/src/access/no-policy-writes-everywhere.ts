import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { allowsNoAction } from "./identity-policies.ts";

/** Verbs of services that change something which could have been named. */
const WRITES =
  /^(?:\*|[a-z0-9-]+:(?:\*|(?:Create|Delete|Put|Update|Modify|Terminate|Stop|Start|Reboot|Remove|Restore|Copy|Attach|Detach|Associate|Disassociate|Replace|Publish|Send|Write|Invoke|Run|Execute|Tag|Untag|Upload|Import|Purge|Cancel|Disable|Enable|Reset|Set|Add|Register|Deregister|Abort|Batch(?:Write|Delete|Put))[A-Za-z*]*))$/;
/** Actions that take no resource, or whose resource has no name yet. */
const WITHOUT_RESOURCE =
  /^(?:cloudwatch:PutMetricData|xray:Put[\w*]+|logs:(?:CreateLogGroup|PutResourcePolicy)|ec2:(?:CreateTags|CreateNetworkInterface|DeleteNetworkInterface|AssignPrivateIpAddresses|UnassignPrivateIpAddresses)|ec2messages:[\w*]+|ssmmessages:[\w*]+|ssm:UpdateInstanceInformation|sts:[\w*]+|ecr:GetAuthorizationToken|ce:[\w*]+|ecs:(?:Register|Deregister)TaskDefinition|iam:CreateServiceLinkedRole|cloudfront:Create\w+|autoscaling:Complete\w+)$/;
const checks = allowsNoAction(
  (pattern) => WRITES.test(pattern) && !WITHOUT_RESOURCE.test(pattern),
  "changes",
);

export const noPolicyWritesEverywhere: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-writes-everywhere",
  title: "No policy changes or deletes every resource of a kind",
  severity: "medium",
  rationale:
    "A program with such a policy, or whoever takes it over, can delete what has nothing to do with it.",
  fix: "Limit Resource to what the identity works on, or demand a condition such as aws:ResourceTag.",
  checks,
});
