import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const modelsIsolated: Rule = defineRule<ResourceTypes>({
  id: "firewall/models-isolated",
  title: "Containers of models have no way to the network",
  severity: "medium",
  rationale:
    "A model is code of somebody else; with a way to the network it can send out every question that it is asked.",
  fix: "Set enableNetworkIsolation to true.",
  failure: "the container of the model reaches the network",
  requires: {
    "aws:sagemaker/model:Model": (model) => model.get("enableNetworkIsolation").equals(true),
  },
  remedies: {
    "aws:sagemaker/model:Model": {
      set: { enableNetworkIsolation: true },
      replaces: "A model never changes: endpoints must be pointed at the new one.",
    },
  },
});
