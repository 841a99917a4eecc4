import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on push", "aws:ecr/repository:Repository", {
      imageScanningConfiguration: { scanOnPush: true },
    }),
    {
      title: "by the registry",
      resources: {
        registry: {
          type: "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
          properties: {
            scanType: "ENHANCED",
            rules: [
              {
                scanFrequency: "CONTINUOUS_SCAN",
                repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
              },
            ],
          },
        },
        orders: { type: "aws:ecr/repository:Repository", properties: { name: "orders" } },
      },
    },
  ],
  bad: [
    oneResource("off", "aws:ecr/repository:Repository", {
      imageScanningConfiguration: { scanOnPush: false },
    }),
    oneResource("not said", "aws:ecr/repository:Repository", { name: "orders" }),
  ],
};
