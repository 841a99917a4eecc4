import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("in detail", "aws:elasticbeanstalk/environment:Environment", {
      settings: [
        { namespace: "aws:elasticbeanstalk:healthreporting:system", name: "SystemType", value: "enhanced" },
      ],
    }),
    oneResource("streamed to the log", "aws:elasticbeanstalk/environment:Environment", {
      settings: [
        {
          namespace: "aws:elasticbeanstalk:healthreporting:system",
          name: "HealthStreamingEnabled",
          value: "true",
        },
      ],
    }),
  ],
  bad: [
    oneResource("basic", "aws:elasticbeanstalk/environment:Environment", {
      settings: [
        { namespace: "aws:elasticbeanstalk:healthreporting:system", name: "SystemType", value: "basic" },
      ],
    }),
    oneResource("not said", "aws:elasticbeanstalk/environment:Environment", { name: "orders" }),
  ],
};
