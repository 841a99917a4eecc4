import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, no, not, type Plain, type Truth, undetermined, type Value } from "@rampart/core/value";
import { atLeast, countAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { hasTwo, spansTwo } from "./zones.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

/** Plans that Azure runs without workers of one's own. */
const CONSUMPTION = ["Y1", "Dynamic"];

interface NodePool {
  readonly availabilityZones?: readonly string[];
}

export const computeSpansZones: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/compute-spans-zones",
  title: "Servers, containers and functions run in at least two zones",
  severity: "medium",
  rationale:
    "When the only zone fails, everything stops, and a replacement elsewhere competes for capacity with everybody else who lost theirs.",
  fix: "AWS: name subnets of at least two zones. Azure: list at least two zones (scale sets, node pools) or set zoneRedundant (App Service plans, Container Apps environments).",
  failure: "it runs in one zone only",
  requires: {
    "aws:autoscaling/group:Group": (group) =>
      anyOf(spansTwo(group, "vpcZoneIdentifiers"), spansTwo(group, "availabilityZones")),
    "aws:ecs/service:Service": (service) => {
      const network = service.get("networkConfiguration");
      return anyOf(
        not(network.isSet()),
        hasTwo(network.get("subnets")),
        network.get("subnets").isHidden ? spansTwo(service, "networkConfiguration") : no(),
      );
    },
    // A group for each zone is as good, and the better one for volumes.
    "aws:eks/nodeGroup:NodeGroup": (nodeGroup, { graph }) =>
      anyOf(spansTwo(nodeGroup, "subnetIds"), isOneOfSeveral(graph, nodeGroup)),
    "aws:lambda/function:Function": (lambda) => {
      const network = lambda.get("vpcConfig");
      return anyOf(not(network.get("subnetIds").isSet()), hasTwo(network.get("subnetIds")));
    },
    "azure-native:app:ManagedEnvironment": (environment) => environment.get("zoneRedundant").equals(true),
    "azure-native:compute:VirtualMachineScaleSet": (scaleSet) => hasTwo(scaleSet.get("zones")),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      poolsSpanZones(cluster.get("agentPoolProfiles")),
    // A pool for each zone is as good; a pool without zones is in one that nobody chose.
    "azure-native:containerservice:AgentPool": (pool) => pool.get("availabilityZones").isSet(),
    "azure-native:web:AppServicePlan": (plan) =>
      anyOf(
        plan.get("zoneRedundant").equals(true),
        plan.get("sku").get("name").oneOf(CONSUMPTION),
        plan.get("sku").get("tier").oneOf(CONSUMPTION),
      ),
  },
});

/** Whether the cluster of the node group has another group too. */
function isOneOfSeveral(
  graph: ResourceGraph,
  nodeGroup: Resource<Plain<ResourceTypes[typeof NODE_GROUP]>>,
): Truth {
  const reference: Reference = { type: NODE_GROUP, through: "clusterName", to: [CLUSTER] };
  const clusters = graph.references.from(nodeGroup as unknown as Resource, reference);
  if (clusters.length > 0) {
    return anyOf(...clusters.map((cluster) => atLeast(countAttached(graph, cluster, [reference]), 2)));
  }
  const name = nodeGroup.get("clusterName").knownText();
  if (name === undefined) return undetermined({ path: "clusterName", reason: "computed" });
  const others = graph
    .ofType<Plain<ResourceTypes[typeof NODE_GROUP]>>(NODE_GROUP)
    .filter(({ urn }) => urn !== nodeGroup.urn);
  return anyOf(...others.map((other) => other.get("clusterName").equals(name)));
}

/** Every pool is in chosen zones, and together they are in at least two. */
function poolsSpanZones(pools: Value<readonly NodePool[]>): Truth {
  const zoned = pools.every((pool) => pool.get("availabilityZones").isSet());
  const zones = pools.items().flatMap((pool) => pool.get("availabilityZones").items());
  const known = new Set(zones.flatMap((zone) => zone.knownText() ?? []));
  const hidden = zones.find((zone) => zone.isHidden);
  if (pools.isAbsent || known.size >= 2) return zoned;
  const together =
    hidden === undefined ? no(pools.path) : undetermined({ path: hidden.path, reason: "computed" });
  return allOf(zoned, together);
}
