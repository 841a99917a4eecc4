import { anyOf, not } from "@rampart/core/value";
import { isLoadBalanced } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const autoscalingReplacesUnhealthyInstances: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/autoscaling-replaces-unhealthy-instances",
  title: "Groups behind a load balancer replace instances that it finds unhealthy",
  severity: "medium",
  rationale:
    "By default a group looks at the machine only. An instance whose application has stopped stays in the group for ever, serving nothing, and the group believes that it is at full strength.",
  fix: "Auto Scaling: set healthCheckType to ELB. Scale sets: set automaticRepairsPolicy.enabled and a health probe or extension.",
  failure: "an instance whose application has stopped is not replaced",
  requires: {
    "aws:autoscaling/group:Group": (group, { graph }) =>
      anyOf(
        group.get("healthCheckType").text((type) => type.toUpperCase().includes("ELB")),
        not(isLoadBalanced(graph, group)),
      ),
    "azure-native:compute:VirtualMachineScaleSet": (scaleSet) =>
      anyOf(
        scaleSet.get("automaticRepairsPolicy").get("enabled").equals(true),
        not(
          scaleSet
            .get("virtualMachineProfile")
            .get("networkProfile")
            .get("networkInterfaceConfigurations")
            .some((network) =>
              network
                .get("ipConfigurations")
                .some((ip) =>
                  anyOf(
                    ip.get("loadBalancerBackendAddressPools").isSet(),
                    ip.get("applicationGatewayBackendAddressPools").isSet(),
                  ),
                ),
            ),
        ),
      ),
  },
  remedies: {
    "aws:autoscaling/group:Group": { set: { healthCheckType: "ELB" } },
  },
});
