import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const certificatesLoggedPublicly: Rule = defineRule<ResourceTypes>({
  id: "logging/certificates-logged-publicly",
  title: "Certificates are written to the public transparency logs",
  severity: "low",
  rationale:
    "Browsers refuse certificates that are in no log, and nobody notices when one is issued for your name that you did not ask for.",
  fix: "Leave options.certificateTransparencyLoggingPreference at ENABLED.",
  failure: "the certificate is kept out of the transparency logs",
  requires: {
    "aws:acm/certificate:Certificate": (certificate) =>
      not(certificate.get("options").get("certificateTransparencyLoggingPreference").oneOf(["DISABLED"])),
  },
  remedies: {
    "aws:acm/certificate:Certificate": {
      set: { options: { certificateTransparencyLoggingPreference: "ENABLED" } },
    },
  },
});
