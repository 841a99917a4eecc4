import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const EXPIRED = ["rds-ca-2010", "rds-ca-2015", "rds-ca-2019"];

export const databasesUseCurrentAuthorities: Rule = defineRule<ResourceTypes>({
  id: "encryption/databases-use-current-authorities",
  title: "Databases show certificates of a current authority",
  severity: "medium",
  rationale:
    "Certificates of the authorities of 2015 and 2019 have expired: clients that check them cannot connect, and those that can do not check.",
  fix: "Set caCertIdentifier to rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1.",
  failure: "its certificate authority has expired",
  requires: {
    "aws:rds/clusterInstance:ClusterInstance": (instance) =>
      not(instance.get("caCertIdentifier").oneOf(EXPIRED)),
    "aws:rds/instance:Instance": (instance) => not(instance.get("caCertIdentifier").oneOf(EXPIRED)),
  },
});
