import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** AWS-2022-004: the extension log_fdw. */
const AFFECTED_INSTANCE =
  /^(?:13\.[12]|12\.[2-6]|11\.(?:[1-9]|1[01])|10\.(?:[1-9]|1[0-6])|9\.6\.(?:[1-9]|1\d|2[01])|9\.5\..*|9\.4\..*|9\.3\..*)$/;
/** AWS-2022-004, and the holes before it. */
const AFFECTED_AURORA = /^(?:10\.1[123]|11\.[678])$/;

export const databasesWithoutKnownHoles: Rule = defineRule<ResourceTypes>({
  id: "failover/databases-without-known-holes",
  title: "PostgreSQL databases are not of versions with known ways out",
  severity: "high",
  rationale:
    "In these versions an extension lets every user of the database read files of its machine, with credentials in them.",
  fix: "Upgrade engineVersion to a supported version.",
  failure: "this version lets users read files of the machine",
  requires: {
    "aws:rds/cluster:Cluster": (cluster) =>
      not(
        allOf(
          cluster.get("engine").oneOf(["aurora-postgresql"]),
          cluster.get("engineVersion").text((version) => AFFECTED_AURORA.test(version)),
        ),
      ),
    "aws:rds/instance:Instance": (instance) =>
      not(
        anyOf(
          allOf(
            instance.get("engine").oneOf(["postgres"]),
            instance.get("engineVersion").text((version) => AFFECTED_INSTANCE.test(version)),
          ),
          allOf(
            instance.get("engine").oneOf(["aurora-postgresql"]),
            instance.get("engineVersion").text((version) => AFFECTED_AURORA.test(version)),
          ),
        ),
      ),
  },
});
