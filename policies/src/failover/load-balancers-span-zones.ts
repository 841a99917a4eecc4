import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { notPinnedToOneZone, spansTwo } from "./zones.ts";

export const loadBalancersSpanZones: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/load-balancers-span-zones",
  title: "Load balancers and firewalls stand in at least two zones",
  severity: "high",
  rationale:
    "What all traffic goes through must not stand in one zone: when that fails, the service is gone, however many zones its servers are in.",
  fix: "AWS: name subnets (or subnetMappings) of at least two zones. Azure: list at least two zones, or none.",
  failure: "all traffic goes through one zone",
  requires: {
    "aws:lb/loadBalancer:LoadBalancer": (balancer) => spread(balancer, "subnets", "subnetMappings"),
    "aws:elb/loadBalancer:LoadBalancer": (balancer) => spread(balancer, "subnets", "availabilityZones"),
    "aws:networkfirewall/firewall:Firewall": (firewall) =>
      spread(firewall, "subnetMappings", "availabilityZoneMappings"),
    "azure-native:network:ApplicationGateway": (gateway) => notPinnedToOneZone(gateway.get("zones")),
    "azure-native:network:AzureFirewall": (firewall) => notPinnedToOneZone(firewall.get("zones")),
    "azure-native:network:LoadBalancer": (balancer) =>
      allOf(
        balancer
          .get("frontendIPConfigurations")
          .every((frontend) => notPinnedToOneZone(frontend.get("zones"))),
        not(balancer.get("sku").get("name").oneOf(["Basic"])),
      ),
  },
});

/** Whether one of the lists has two entries. Where the program fills neither, AWS chooses or refuses. */
function spread<Properties>(
  resource: Resource<Properties>,
  ...lists: readonly (keyof Properties & string)[]
): Truth {
  return anyOf(
    ...lists.map((list) => spansTwo(resource, list)),
    allOf(...lists.map((list) => not(resource.get(list).isSet()))),
  );
}
