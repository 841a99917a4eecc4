import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("standard", "azure-native:webpubsub:WebPubSub", {
      sku: { name: "Standard_S1", capacity: 1 },
    }),
    oneResource("a plan", "azure-native:web:AppServicePlan", { sku: { name: "P1v3" } }),
  ],
  bad: [
    oneResource("free", "azure-native:webpubsub:WebPubSub", { sku: { name: "Free_F1" } }),
    oneResource("a free plan", "azure-native:web:AppServicePlan", { sku: { name: "F1", tier: "Free" } }),
    oneResource("free search", "azure-native:search:Service", { sku: { name: "free" } }),
    oneResource("free messages", "azure-native:signalrservice:SignalR", { sku: { name: "Free_F1" } }),
  ],
};
