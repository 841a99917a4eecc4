import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("logged", "aws:acm/certificate:Certificate", {
      domainName: "shop.example.com",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
    }),
    oneResource("the default", "aws:acm/certificate:Certificate", {
      domainName: "shop.example.com",
      validationMethod: "DNS",
    }),
  ],
  bad: [
    oneResource("kept out", "aws:acm/certificate:Certificate", {
      domainName: "shop.example.com",
      options: { certificateTransparencyLoggingPreference: "DISABLED" },
    }),
    oneResource("kept out, in small letters", "aws:acm/certificate:Certificate", {
      domainName: "shop.example.com",
      options: { certificateTransparencyLoggingPreference: "disabled" },
    }),
  ],
};
