import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("the default", "aws:ecs/service:Service", { launchType: "FARGATE" }),
    oneResource("the latest", "aws:ecs/service:Service", {
      launchType: "FARGATE",
      platformVersion: "LATEST",
    }),
  ],
  bad: [
    oneResource("pinned", "aws:ecs/service:Service", { launchType: "FARGATE", platformVersion: "1.3.0" }),
    oneResource("pinned behind a capacity provider", "aws:ecs/service:Service", {
      capacityProviderStrategies: [{ capacityProvider: "FARGATE" }],
      platformVersion: "1.4.0",
    }),
  ],
};
