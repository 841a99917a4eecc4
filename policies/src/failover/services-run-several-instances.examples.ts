import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "three tasks, one task scaled up to two, and a worker without a load balancer",
      resources: {
        orders: {
          type: "aws:ecs/service:Service",
          properties: {
            desiredCount: 3,
            loadBalancers: [{ containerName: "orders", containerPort: 8443 }],
          },
        },
        billing: {
          type: "aws:ecs/service:Service",
          properties: {
            name: "billing",
            desiredCount: 1,
            loadBalancers: [{ containerName: "billing", containerPort: 8443 }],
          },
        },
        scaling: {
          type: "aws:appautoscaling/target:Target",
          properties: { resourceId: "service/shop/${billing.name}", minCapacity: 2, maxCapacity: 6 },
        },
        mailer: { type: "aws:ecs/service:Service", properties: { desiredCount: 1 } },
      },
    },
    {
      title: "a group of two behind a load balancer, and a group of one that is behind none",
      resources: {
        web: {
          type: "aws:autoscaling/group:Group",
          properties: { minSize: 2, maxSize: 6, targetGroupArns: ["arn:web"] },
        },
        settlement: { type: "aws:autoscaling/group:Group", properties: { minSize: 1, maxSize: 2 } },
      },
    },
    {
      title: "several instances on Azure, or as many as Azure decides",
      resources: {
        web: { type: "azure-native:web:AppServicePlan", properties: { sku: { name: "P1v3", capacity: 3 } } },
        jobs: { type: "azure-native:web:AppServicePlan", properties: { sku: { name: "Y1" } } },
        orders: {
          type: "azure-native:app:ContainerApp",
          properties: {
            configuration: { ingress: { external: true, targetPort: 8080 } },
            template: { scale: { minReplicas: 2 } },
          },
        },
        mailer: {
          type: "azure-native:app:ContainerApp",
          properties: { template: { scale: { minReplicas: 1 } } },
        },
        entry: {
          type: "azure-native:network:ApplicationGateway",
          properties: { autoscaleConfiguration: { minCapacity: 0, maxCapacity: 10 } },
        },
        shop: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            agentPoolProfiles: [
              { name: "system", mode: "System", enableAutoScaling: true, minCount: 3, count: 1 },
              { name: "batch", mode: "User", count: 1 },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "one task, with a scaling target that allows one, and one without",
      failing: ["orders", "billing"],
      resources: {
        orders: {
          type: "aws:ecs/service:Service",
          properties: {
            name: "orders",
            desiredCount: 1,
            loadBalancers: [{ containerName: "orders", containerPort: 8443 }],
          },
        },
        scaling: {
          type: "aws:appautoscaling/target:Target",
          properties: { resourceId: "service/shop/${orders.name}", minCapacity: 1, maxCapacity: 6 },
        },
        billing: {
          type: "aws:ecs/service:Service",
          properties: { loadBalancers: [{ containerName: "billing", containerPort: 8443 }] },
        },
      },
    },
    {
      title: "a group of one, attached in each way",
      failing: ["web", "shop"],
      resources: {
        web: {
          type: "aws:autoscaling/group:Group",
          properties: { minSize: 1, maxSize: 3, targetGroupArns: ["arn:web"] },
        },
        shop: { type: "aws:autoscaling/group:Group", properties: { minSize: 1, maxSize: 3 } },
        attachment: {
          type: "aws:autoscaling/attachment:Attachment",
          properties: { autoscalingGroupName: "${shop.id}", lbTargetGroupArn: "arn:shop" },
        },
      },
    },
    {
      title: "one instance on Azure",
      failing: ["web", "orders", "entry", "shop"],
      resources: {
        web: { type: "azure-native:web:AppServicePlan", properties: { sku: { name: "P1v3" } } },
        orders: {
          type: "azure-native:app:ContainerApp",
          properties: {
            configuration: { ingress: { external: true, targetPort: 8080 } },
            template: { scale: { minReplicas: 1 } },
          },
        },
        entry: {
          type: "azure-native:network:ApplicationGateway",
          properties: { sku: { name: "WAF_v2", tier: "WAF_v2", capacity: 1 } },
        },
        shop: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: { agentPoolProfiles: [{ name: "system", mode: "System", count: 1 }] },
        },
      },
    },
  ],
};
