import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("locked", "aws:route53domains/registeredDomain:RegisteredDomain", {
      domainName: "example.com",
      transferLock: true,
    }),
    oneResource("the default", "aws:route53domains/domain:Domain", { domainName: "example.com" }),
  ],
  bad: [
    oneResource("open", "aws:route53domains/registeredDomain:RegisteredDomain", {
      domainName: "example.com",
      transferLock: false,
    }),
    oneResource("open when bought", "aws:route53domains/domain:Domain", {
      domainName: "example.com",
      transferLock: false,
    }),
  ],
};
