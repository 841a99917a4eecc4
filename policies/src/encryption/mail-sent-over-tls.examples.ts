import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("demanded", "aws:ses/configurationSet:ConfigurationSet", {
      deliveryOptions: { tlsPolicy: "Require" },
    }),
    oneResource("demanded in version 2", "aws:sesv2/configurationSet:ConfigurationSet", {
      configurationSetName: "orders",
      deliveryOptions: { tlsPolicy: "REQUIRE" },
    }),
  ],
  bad: [
    oneResource("tried", "aws:ses/configurationSet:ConfigurationSet", {
      deliveryOptions: { tlsPolicy: "Optional" },
    }),
    oneResource("not said", "aws:sesv2/configurationSet:ConfigurationSet", {
      configurationSetName: "orders",
    }),
  ],
};
