import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("TLS 1.3", "aws:lb/listener:Listener", {
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    }),
    oneResource("TLS 1.2 with forward secrecy", "aws:lb/listener:Listener", {
      protocol: "TLS",
      sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    }),
    oneResource("no TLS", "aws:lb/listener:Listener", { protocol: "HTTP" }),
  ],
  bad: [
    oneResource("TLS 1.2 without forward secrecy", "aws:lb/listener:Listener", {
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01",
    }),
    oneResource("the default", "aws:lb/listener:Listener", {
      protocol: "HTTPS",
      certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
    }),
  ],
};
