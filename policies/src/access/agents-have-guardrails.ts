import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const agentsHaveGuardrails: Rule = defineRule<ResourceTypes>({
  id: "access/agents-have-guardrails",
  title: "Agents of language models have guardrails",
  severity: "medium",
  rationale:
    "What users write to an agent can talk it into using its tools against you, or into saying what it must not.",
  fix: "Set guardrailConfigurations (guardrailConfiguration) with an identifier and a version.",
  failure: "no guardrail is named",
  requires: {
    "aws:bedrock/agentAgent:AgentAgent": (agent) => agent.get("guardrailConfigurations").isSet(),
  },
});
