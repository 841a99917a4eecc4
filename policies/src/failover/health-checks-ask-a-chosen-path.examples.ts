import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("chosen", "aws:lb/targetGroup:TargetGroup", {
      protocol: "HTTP",
      healthCheck: { path: "/health", matcher: "200" },
    }),
    oneResource("packets", "aws:lb/targetGroup:TargetGroup", { protocol: "TCP", port: 5432 }),
  ],
  bad: [
    oneResource("the default", "aws:lb/targetGroup:TargetGroup", { protocol: "HTTP", port: 80 }),
    oneResource("switched off", "aws:lb/targetGroup:TargetGroup", {
      protocol: "HTTPS",
      healthCheck: { enabled: false },
    }),
  ],
};
