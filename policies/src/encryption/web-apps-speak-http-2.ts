import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const webAppsSpeakHttp2: Rule = defineRule<ResourceTypes>({
  id: "encryption/web-apps-speak-http-2",
  title: "Web apps speak HTTP/2",
  severity: "low",
  rationale:
    "Browsers then open one encrypted connection instead of six, with ciphers from a short list of good ones.",
  fix: "Set siteConfig.http20Enabled to true.",
  failure: "HTTP/2 is off",
  requires: {
    "azure-native:web:WebApp": (app) => app.get("siteConfig").get("http20Enabled").equals(true),
    "azure-native:web:WebAppSlot": (slot) => slot.get("siteConfig").get("http20Enabled").equals(true),
  },
  remedies: {
    "azure-native:web:WebApp": { set: { siteConfig: { http20Enabled: true } } },
    "azure-native:web:WebAppSlot": { set: { siteConfig: { http20Enabled: true } } },
  },
});
