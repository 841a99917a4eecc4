import { not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function namesOrigins(origins: Value<readonly string[]>): Truth {
  return not(origins.some((origin) => origin.equals("*")));
}

export const crossOriginRequestsNamed: Rule = defineRule<ResourceTypes>({
  id: "firewall/cross-origin-requests-named",
  title: "Only named websites may call an API from a browser",
  severity: "low",
  rationale:
    "With a star every website that a user visits may send requests in the user's name, where cookies or networks let them in.",
  fix: "Name the websites in allowOrigins (cors.allowedOrigins).",
  failure: "every website may call it from a browser",
  requires: {
    "aws:apigatewayv2/api:Api": (api) => namesOrigins(api.get("corsConfiguration").get("allowOrigins")),
    "aws:lambda/functionUrl:FunctionUrl": (url) => namesOrigins(url.get("cors").get("allowOrigins")),
    "azure-native:web:WebApp": (app) => namesOrigins(app.get("siteConfig").get("cors").get("allowedOrigins")),
    "azure-native:web:WebAppSlot": (slot) =>
      namesOrigins(slot.get("siteConfig").get("cors").get("allowedOrigins")),
  },
});
