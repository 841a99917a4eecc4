import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const responsesCarrySecurityHeaders: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/responses-carry-security-headers",
  title: "Content delivery adds security headers to its answers",
  severity: "low",
  rationale:
    "Without them browsers run scripts that were slipped in, show the site inside another, and fall back to plain text.",
  fix: "Set responseHeadersPolicyId of the default cache behaviour to a policy of yours, or to the managed SecurityHeadersPolicy.",
  failure: "no policy for response headers is named",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      isWiredInside(
        distribution,
        "defaultCacheBehavior",
        distribution.get("defaultCacheBehavior").get("responseHeadersPolicyId"),
      ),
  },
});
