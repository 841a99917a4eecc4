import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("inside", "azure-native:apimanagement:ApiManagementService", {
      virtualNetworkType: "Internal",
      virtualNetworkConfiguration: { subnetResourceId: "/subscriptions/1/subnets/api" },
    }),
    oneResource("at the edge", "azure-native:apimanagement:ApiManagementService", {
      virtualNetworkType: "External",
      virtualNetworkConfiguration: { subnetResourceId: "/subscriptions/1/subnets/api" },
    }),
  ],
  bad: [
    oneResource("none", "azure-native:apimanagement:ApiManagementService", { virtualNetworkType: "None" }),
    oneResource("not said", "azure-native:apimanagement:ApiManagementService", { publisherName: "Shop" }),
  ],
};
