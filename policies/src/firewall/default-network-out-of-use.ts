import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const defaultNetworkOutOfUse: Rule = defineRule<ResourceTypes>({
  id: "firewall/default-network-out-of-use",
  title: "The default network of the account is not used",
  severity: "medium",
  rationale: "Its subnets all give public addresses, and what is started without thinking ends up in it.",
  fix: "Make a network whose subnets are chosen, and set forceDestroy to true to delete the default one with the stack.",
  failure: "the default network is taken into use",
  requires: {
    // Taken over to be deleted with the stack.
    "aws:ec2/defaultVpc:DefaultVpc": (vpc) => vpc.get("forceDestroy").orElse(false).equals(true),
  },
});
