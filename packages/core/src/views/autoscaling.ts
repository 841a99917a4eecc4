/** A group of EC2 instances and the load balancers it is behind, which it names itself or an attachment names. */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import { anyOf, type Truth } from "../value/index.ts";
import { atLeast, countAttached } from "./attached-count.ts";

const ATTACHMENT: Reference = {
  type: "aws:autoscaling/attachment:Attachment",
  through: "autoscalingGroupName",
  to: ["aws:autoscaling/group:Group"],
};

interface Group {
  readonly loadBalancers?: readonly string[];
  readonly targetGroupArns?: readonly string[];
  readonly trafficSources?: readonly unknown[];
}

/** Whether a load balancer sends requests to the instances of the group. */
export function isLoadBalanced(graph: ResourceGraph, group: Resource<never> | Resource): Truth {
  const own = group as unknown as Resource<Group>;
  return anyOf(
    own.isWired("targetGroupArns"),
    own.isWired("loadBalancers"),
    own.isWired("trafficSources"),
    atLeast(countAttached(graph, group, [ATTACHMENT]), 1),
  );
}
