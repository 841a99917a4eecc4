import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { isLoadBalanced, scalesToAtLeast } from "@rampart/core/views";
import { atLeast, defineGraphRule, must, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Plans whose number of workers Azure decides. */
const ELASTIC = ["Y1", "FC1", "EP1", "EP2", "EP3"];
const ELASTIC_TIERS = ["Dynamic", "FlexConsumption", "ElasticPremium"];

export const servicesRunSeveralInstances: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/services-run-several-instances",
  title: "What serves requests runs at least twice",
  severity: "high",
  rationale:
    "With one instance, every crash, every update and every lost host is an outage for all users until a new one is up.",
  fix: "Set the number of instances to at least 2: desiredCount or the scaling target's minCapacity (ECS), minSize (Auto Scaling), sku.capacity (App Service plan, Application Gateway), template.scale.minReplicas (Container Apps), count or minCount of the system node pool (AKS).",
  checks: {
    // What no load balancer sends requests to may be a worker of which one is enough.
    "aws:ecs/service:Service": (service, { graph }) => {
      const count = service.get("desiredCount").orElse(0);
      return must(
        anyOf(
          count.atLeast(2),
          not(service.get("loadBalancers").isSet()),
          service.get("schedulingStrategy").oneOf(["DAEMON"]),
          scalesToAtLeast(graph, service, 2),
        ),
        `fewer than 2 tasks may be left behind the load balancer (desiredCount ${count.display()})`,
      );
    },
    "aws:autoscaling/group:Group": (group, { graph }) =>
      must(
        anyOf(group.get("minSize").atLeast(2), not(isLoadBalanced(graph, group))),
        `fewer than 2 instances may be left behind the load balancer (minSize ${group.get("minSize").display()})`,
      ),
    "azure-native:app:ContainerApp": (app) => {
      const replicas = app.get("template").get("scale").get("minReplicas").orElse(0);
      return must(
        anyOf(replicas.atLeast(2), not(app.get("configuration").get("ingress").isSet())),
        `fewer than 2 replicas may be left (minReplicas ${replicas.display()})`,
      );
    },
    "azure-native:web:AppServicePlan": (plan) => {
      const sku = plan.get("sku");
      const workers = sku.get("capacity").orElse(1);
      return must(
        anyOf(
          workers.atLeast(2),
          sku.get("name").oneOf(ELASTIC),
          sku.get("tier").oneOf(ELASTIC_TIERS),
          plan.get("elasticScaleEnabled").equals(true),
        ),
        `the plan has fewer than 2 workers (${workers.display()})`,
      );
    },
    "azure-native:network:ApplicationGateway": (gateway) => {
      const instances = gateway.get("sku").get("capacity");
      // A gateway that scales by itself always has a second instance.
      return must(
        anyOf(instances.orElse(2).atLeast(2), gateway.get("autoscaleConfiguration").isSet()),
        `the gateway has fewer than 2 instances (${instances.display()})`,
      );
    },
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      must(
        anyOf(
          cluster
            .get("agentPoolProfiles")
            .some((pool) => allOf(pool.get("mode").oneOf(["System"]), runsTwoNodes(pool))),
          not(cluster.get("agentPoolProfiles").isSet()),
        ),
        "its system node pool has one node",
      ),
  },
  remedies: {
    "aws:ecs/service:Service": { set: { desiredCount: atLeast(2) } },
    "aws:autoscaling/group:Group": { set: { minSize: atLeast(2), maxSize: atLeast(2) } },
    "azure-native:app:ContainerApp": {
      set: {
        template: {
          scale: { minReplicas: atLeast(2), maxReplicas: when((most) => most.isSet(), atLeast(2)) },
        },
      },
    },
    "azure-native:network:ApplicationGateway": { set: { sku: { capacity: atLeast(2) } } },
  },
});

interface NodePool {
  readonly count?: number;
  readonly minCount?: number;
  readonly enableAutoScaling?: boolean;
}

function runsTwoNodes(pool: Value<NodePool>): Truth {
  const scales = pool.get("enableAutoScaling").equals(true);
  return anyOf(
    allOf(scales, pool.get("minCount").atLeast(2)),
    allOf(not(scales), pool.get("count").orElse(1).atLeast(2)),
  );
}
