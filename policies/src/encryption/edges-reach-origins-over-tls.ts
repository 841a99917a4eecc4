import { anyOf, not } from "@rampart/core/value";
import { defineRule, each, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const edgesReachOriginsOverTls: Rule = defineRule<ResourceTypes>({
  id: "encryption/edges-reach-origins-over-tls",
  title: "Content delivery and gateways reach their origins over TLS",
  severity: "medium",
  rationale: "Users see a lock, yet their requests travel on from the edge to the origin readable.",
  fix: "Set originProtocolPolicy to https-only; in Front Door, set forwardingProtocol to HttpsOnly; in the backend settings of an application gateway, protocol to Https.",
  failure: "the origin is reached in plain text",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      anyOf(
        not(
          distribution
            .get("origins")
            .some((origin) =>
              origin.get("customOriginConfig").get("originProtocolPolicy").oneOf(["http-only"]),
            ),
        ),
        distribution.get("enabled").equals(false),
      ),
    "azure-native:cdn:Route": (route) => not(route.get("forwardingProtocol").oneOf(["HttpOnly"])),
    "azure-native:network:ApplicationGateway": (gateway) =>
      not(
        gateway
          .get("backendHttpSettingsCollection")
          .some((settings) => settings.get("protocol").oneOf(["Http"])),
      ),
    "azure-native:frontdoor:FrontDoor": (frontDoor) =>
      not(
        frontDoor
          .get("routingRules")
          .some((rule) => rule.get("routeConfiguration").get("forwardingProtocol").oneOf(["HttpOnly"])),
      ),
  },
  remedies: {
    "aws:cloudfront/distribution:Distribution": {
      set: {
        origins: each(
          {
            customOriginConfig: {
              originProtocolPolicy: when((policy) => policy.oneOf(["http-only"]), "https-only"),
              originSslProtocols: ["TLSv1.2"],
            },
          },
          (origin) => origin.get("customOriginConfig").isSet(),
        ),
      },
    },
    "azure-native:cdn:Route": { set: { forwardingProtocol: "HttpsOnly" } },
  },
});
