import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("current", "aws:transfer/server:Server", {
      securityPolicyName: "TransferSecurityPolicy-2024-01",
    }),
    oneResource("current, for offices of the state", "aws:transfer/server:Server", {
      securityPolicyName: "TransferSecurityPolicy-FIPS-2024-01",
    }),
  ],
  bad: [
    oneResource("old", "aws:transfer/server:Server", {
      securityPolicyName: "TransferSecurityPolicy-2018-11",
    }),
    oneResource("the default", "aws:transfer/server:Server", { protocols: ["SFTP"] }),
  ],
};
