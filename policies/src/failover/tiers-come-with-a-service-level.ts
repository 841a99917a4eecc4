import { not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function isPaid(name: Value<string>): Truth {
  return not(name.text((text) => /^(free|f1$|d1$|shared$|free_f1)/i.test(text)));
}

export const tiersComeWithAServiceLevel: Rule = defineRule<ResourceTypes>({
  id: "failover/tiers-come-with-a-service-level",
  title: "Services are of tiers for which the provider promises availability",
  severity: "low",
  rationale:
    "Free and trial tiers may stop at any time, are shared with everybody, and nobody at the provider looks into it.",
  fix: "Choose a paid tier: sku.name Standard_S1 or higher for SignalR and Web PubSub, standard for search, B1 or higher for plans.",
  failure: "the provider promises nothing for this tier",
  requires: {
    "azure-native:search:Service": (service) => isPaid(service.get("sku").get("name")),
    "azure-native:signalrservice:SignalR": (service) => isPaid(service.get("sku").get("name")),
    "azure-native:web:AppServicePlan": (plan) => isPaid(plan.get("sku").get("name")),
    "azure-native:webpubsub:WebPubSub": (service) => isPaid(service.get("sku").get("name")),
  },
});
