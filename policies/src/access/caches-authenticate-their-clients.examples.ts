import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a token", "aws:elasticache/replicationGroup:ReplicationGroup", {
      transitEncryptionEnabled: true,
      authToken: "correct-horse-battery",
    }),
    oneResource("users", "aws:elasticache/replicationGroup:ReplicationGroup", {
      transitEncryptionEnabled: true,
      userGroupIds: ["orders"],
    }),
    oneResource("an ACL", "aws:memorydb/cluster:Cluster", { aclName: "orders" }),
    oneResource("keys, as is the default", "azure-native:redis:Redis", { minimumTlsVersion: "1.2" }),
  ],
  bad: [
    oneResource("nothing asked", "aws:elasticache/replicationGroup:ReplicationGroup", {
      transitEncryptionEnabled: true,
    }),
    oneResource("a token without TLS has no effect", "aws:elasticache/replicationGroup:ReplicationGroup", {
      authToken: "correct-horse-battery",
      transitEncryptionEnabled: false,
    }),
    oneResource("open to all", "aws:memorydb/cluster:Cluster", { aclName: "open-access" }),
    oneResource("switched off", "azure-native:redis:Redis", {
      redisConfiguration: { authnotrequired: "true" },
    }),
  ],
};
