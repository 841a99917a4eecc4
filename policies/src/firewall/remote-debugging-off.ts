import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const remoteDebuggingOff: Rule = defineRule<ResourceTypes>({
  id: "firewall/remote-debugging-off",
  title: "Remote debugging of web apps is off",
  severity: "high",
  rationale:
    "Remote debugging opens further ports on the app, through which whoever has the publishing password runs code and reads memory, customer data included.",
  fix: "Set siteConfig.remoteDebuggingEnabled to false, and turn it on by hand for as long as it is needed.",
  failure: "remote debugging is on",
  requires: {
    "azure-native:web:WebApp": (app) =>
      app.get("siteConfig").get("remoteDebuggingEnabled").orElse(false).equals(false),
    "azure-native:web:WebAppSlot": (slot) =>
      slot.get("siteConfig").get("remoteDebuggingEnabled").orElse(false).equals(false),
  },
  remedies: {
    "azure-native:web:WebApp": { set: { siteConfig: { remoteDebuggingEnabled: false } } },
    "azure-native:web:WebAppSlot": { set: { siteConfig: { remoteDebuggingEnabled: false } } },
  },
});
