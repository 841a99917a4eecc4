import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const cachesAndBrokersEncryptedInTransit: Rule = defineRule<ResourceTypes>({
  id: "encryption/caches-and-brokers-encrypted-in-transit",
  title: "Caches, brokers, search nodes and network file systems encrypt their traffic",
  severity: "high",
  rationale:
    "Sessions, messages and files cross the network readable; whoever gets onto one machine of it can listen to all the others.",
  fix: "Set transitEncryptionEnabled: true, tlsEnabled: true, clientBroker TLS, clusterEndpointEncryptionType TLS, nodeToNodeEncryption.enabled: true, transitEncryption ENABLED or enableNonSslPort: false, whichever the service calls it.",
  failure: "traffic is not encrypted",
  requires: {
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      anyOf(
        allOf(
          group.get("transitEncryptionEnabled").equals(true),
          not(group.get("transitEncryptionMode").oneOf(["preferred"])),
        ),
        // Members of a global datastore take the setting from its primary.
        group.get("globalReplicationGroupId").isSet(),
      ),
    "aws:elasticache/cluster:Cluster": (cluster) =>
      anyOf(cluster.get("transitEncryptionEnabled").equals(true), cluster.get("replicationGroupId").isSet()),
    "aws:memorydb/cluster:Cluster": (cluster) => cluster.get("tlsEnabled").orElse(true).equals(true),
    "aws:msk/cluster:Cluster": (cluster) => {
      const inTransit = cluster.get("encryptionInfo").get("encryptionInTransit");
      return allOf(
        inTransit.get("clientBroker").orElse("TLS").oneOf(["TLS"]),
        inTransit.get("inCluster").orElse(true).equals(true),
      );
    },
    "aws:dax/cluster:Cluster": (cluster) => cluster.get("clusterEndpointEncryptionType").oneOf(["TLS"]),
    "aws:appsync/apiCache:ApiCache": (cache) => cache.get("transitEncryptionEnabled").equals(true),
    "aws:opensearch/domain:Domain": (domain) =>
      domain.get("nodeToNodeEncryption").get("enabled").equals(true),
    "aws:elasticsearch/domain:Domain": (domain) =>
      domain.get("nodeToNodeEncryption").get("enabled").equals(true),
    "aws:ecs/taskDefinition:TaskDefinition": (task) =>
      task
        .get("volumes")
        .every((volume) =>
          anyOf(
            not(volume.get("efsVolumeConfiguration").isSet()),
            volume.get("efsVolumeConfiguration").get("transitEncryption").oneOf(["ENABLED"]),
          ),
        ),
    "azure-native:redis:Redis": (redis) => not(redis.get("enableNonSslPort").equals(true)),
    "azure-native:redisenterprise:Database": (database) =>
      not(database.get("clientProtocol").oneOf(["Plaintext"])),
  },
});
