import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("HTTPS", "aws:lb/targetGroup:TargetGroup", { protocol: "HTTPS", port: 8443 }),
    oneResource("packets", "aws:lb/targetGroup:TargetGroup", { protocol: "TCP", port: 5432 }),
  ],
  bad: [
    oneResource("HTTP", "aws:lb/targetGroup:TargetGroup", { protocol: "HTTP", port: 8080 }),
    oneResource("HTTP for a function of a mesh", "aws:lb/targetGroup:TargetGroup", {
      protocol: "HTTP",
      protocolVersion: "GRPC",
      port: 8080,
    }),
  ],
};
