import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const BROKEN = ["SSLv3", "TLSv1", "TLSv1.1"];

export const edgesReachOriginsOverTls: Rule = defineRule<ResourceTypes>({
  id: "encryption/edges-reach-origins-over-tls",
  title: "Content delivery and gateways reach their origins over TLS 1.2",
  severity: "medium",
  rationale:
    "Users see a lock, yet their requests travel on from the edge to the origin readable, or under a broken protocol.",
  fix: "Set originProtocolPolicy to https-only and originSslProtocols to [TLSv1.2]; in Front Door, set forwardingProtocol to HttpsOnly; in the backend settings of an application gateway, protocol to Https.",
  failure: "the origin is reached in plain text or with a broken protocol",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      distribution.get("origins").every((origin) => {
        const custom = origin.get("customOriginConfig");
        return anyOf(
          not(custom.isSet()),
          allOf(
            not(custom.get("originProtocolPolicy").oneOf(["http-only"])),
            not(custom.get("originSslProtocols").some((protocol) => protocol.oneOf(BROKEN))),
          ),
        );
      }),
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
});
