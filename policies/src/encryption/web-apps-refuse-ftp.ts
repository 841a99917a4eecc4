import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const webAppsRefuseFtp: Rule = defineRule<ResourceTypes>({
  id: "encryption/web-apps-refuse-ftp",
  title: "Web apps refuse deployments over plain FTP",
  severity: "high",
  rationale:
    "FTP sends the password of the deployment readable, and whoever reads it puts code of their own on the site.",
  fix: "Set siteConfig.ftpsState to FtpsOnly or Disabled.",
  failure: "deployments over plain FTP are accepted",
  requires: {
    "azure-native:web:WebApp": (app) => not(app.get("siteConfig").get("ftpsState").oneOf(["AllAllowed"])),
    "azure-native:web:WebAppSlot": (slot) =>
      not(slot.get("siteConfig").get("ftpsState").oneOf(["AllAllowed"])),
  },
  remedies: {
    "azure-native:web:WebApp": { set: { siteConfig: { ftpsState: "FtpsOnly" } } },
    "azure-native:web:WebAppSlot": { set: { siteConfig: { ftpsState: "FtpsOnly" } } },
  },
});
