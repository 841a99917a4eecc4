import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const mailSentOverTls: Rule = defineRule<ResourceTypes>({
  id: "encryption/mail-sent-over-tls",
  title: "Mail goes out over TLS only",
  severity: "medium",
  rationale:
    "Mail that falls back to plain text is readable on its way, with the names, orders and reset links in it.",
  fix: "Set deliveryOptions.tlsPolicy to Require (SES version 2: REQUIRE).",
  failure: "mail may go out in plain text",
  requires: {
    "aws:ses/configurationSet:ConfigurationSet": (set) =>
      set.get("deliveryOptions").get("tlsPolicy").oneOf(["Require"]),
    "aws:sesv2/configurationSet:ConfigurationSet": (set) =>
      set.get("deliveryOptions").get("tlsPolicy").oneOf(["REQUIRE"]),
  },
  remedies: {
    "aws:ses/configurationSet:ConfigurationSet": { set: { deliveryOptions: { tlsPolicy: "Require" } } },
    "aws:sesv2/configurationSet:ConfigurationSet": { set: { deliveryOptions: { tlsPolicy: "REQUIRE" } } },
  },
});
