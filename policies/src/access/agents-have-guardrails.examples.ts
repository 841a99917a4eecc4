import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a guardrail", "aws:bedrock/agentAgent:AgentAgent", {
      guardrailConfigurations: [{ guardrailIdentifier: "orders", guardrailVersion: "1" }],
    }),
    oneResource("a guardrail and a key", "aws:bedrock/agentAgent:AgentAgent", {
      guardrailConfigurations: [{ guardrailIdentifier: "orders", guardrailVersion: "2" }],
      customerEncryptionKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1",
    }),
  ],
  bad: [
    oneResource("none", "aws:bedrock/agentAgent:AgentAgent", { agentName: "orders" }),
    oneResource("an empty list", "aws:bedrock/agentAgent:AgentAgent", {
      agentName: "orders",
      guardrailConfigurations: [],
    }),
  ],
};
