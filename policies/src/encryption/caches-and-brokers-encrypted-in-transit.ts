import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, each, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** For what takes up TLS when it is made, or never. */
const MADE_WITH_TLS =
  "It can speak TLS only from its making on: let the clients speak TLS, and bring its data over.";

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
  remedies: {
    "aws:elasticache/replicationGroup:ReplicationGroup": {
      set: {
        transitEncryptionEnabled: true,
        transitEncryptionMode: when((mode) => mode.oneOf(["preferred"]), "required"),
      },
      replaces: "Caches older than Redis 7.0.5 are made anew. Let the clients speak TLS first.",
    },
    "aws:memorydb/cluster:Cluster": { set: { tlsEnabled: true }, replaces: MADE_WITH_TLS },
    "aws:msk/cluster:Cluster": (cluster) => {
      const withinCluster = cluster.get("encryptionInfo").get("encryptionInTransit").get("inCluster");
      const set = { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS" } } };
      if (withinCluster.equals(false).state !== "true") return { set };
      return {
        set: { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } } },
        replaces: MADE_WITH_TLS,
      };
    },
    "aws:dax/cluster:Cluster": { set: { clusterEndpointEncryptionType: "TLS" }, replaces: MADE_WITH_TLS },
    "aws:appsync/apiCache:ApiCache": { set: { transitEncryptionEnabled: true }, replaces: MADE_WITH_TLS },
    "aws:opensearch/domain:Domain": { set: { nodeToNodeEncryption: { enabled: true } } },
    "aws:elasticsearch/domain:Domain": {
      set: { nodeToNodeEncryption: { enabled: true } },
      replaces: "A domain older than Elasticsearch 6.7 is made anew: restore its indexes from a snapshot.",
    },
    "aws:ecs/taskDefinition:TaskDefinition": {
      set: {
        volumes: each({ efsVolumeConfiguration: { transitEncryption: "ENABLED" } }, (volume) =>
          volume.get("efsVolumeConfiguration").isSet(),
        ),
      },
      replaces: "A task definition never changes; a new revision is registered.",
    },
    "azure-native:redis:Redis": { set: { enableNonSslPort: false } },
    "azure-native:redisenterprise:Database": { set: { clientProtocol: "Encrypted" } },
  },
});
