import { allOf, anyOf, not } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const cachesAuthenticateTheirClients: Rule = defineGraphRule<ResourceTypes>({
  id: "access/caches-authenticate-their-clients",
  title: "Caches ask their clients who they are",
  severity: "high",
  rationale:
    "Without a password or user group whoever reaches the port reads every session and may empty the cache.",
  fix: "Set authToken or userGroupIds together with transitEncryptionEnabled: true; name an ACL other than open-access (MemoryDB); leave disableAccessKeyAuthentication or access keys on (Azure).",
  failure: "whoever reaches it may read and write",
  requires: {
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      anyOf(
        allOf(
          group.get("transitEncryptionEnabled").equals(true),
          anyOf(group.isWired("authToken"), group.isWired("userGroupIds")),
        ),
        // Members of a global datastore take the setting from its primary.
        group.isWired("globalReplicationGroupId"),
      ),
    "aws:memorydb/cluster:Cluster": (cluster) => not(cluster.get("aclName").oneOf(["open-access"])),
    "azure-native:redis:Redis": (redis) =>
      not(redis.get("redisConfiguration").get("authnotrequired").equals(true)),
  },
});
