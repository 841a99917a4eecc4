import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const dataStoresEncryptedAtRest: Rule = defineRule<ResourceTypes>({
  id: "encryption/data-stores-encrypted-at-rest",
  title: "Data stores are encrypted at rest",
  severity: "high",
  rationale:
    "Whoever gets hold of an unencrypted store, snapshot or backup reads the data, past every permission of the account.",
  fix: "Turn on the store's encryption at rest (storageEncrypted, encrypted, atRestEncryptionEnabled, encryptAtRest.enabled and the like). Most services can encrypt only when the store is made: restore a snapshot into an encrypted one.",
  failure: "the data is, or may be, stored unencrypted",
  requires: {
    "aws:rds/instance:Instance": (instance) =>
      anyOf(
        instance.get("storageEncrypted").equals(true),
        // A replica is stored as its source is, which is judged by itself.
        instance.get("replicateSourceDb").isSet(),
      ),
    "aws:rds/cluster:Cluster": (cluster) =>
      anyOf(
        cluster.get("storageEncrypted").equals(true),
        allOf(
          cluster.get("engineMode").oneOf(["serverless"]),
          not(cluster.get("storageEncrypted").equals(false)),
        ),
        cluster.get("replicationSourceIdentifier").isSet(),
      ),
    "aws:rds/globalCluster:GlobalCluster": (cluster) =>
      anyOf(cluster.get("storageEncrypted").equals(true), cluster.get("sourceDbClusterIdentifier").isSet()),
    "aws:docdb/cluster:Cluster": (cluster) => cluster.get("storageEncrypted").equals(true),
    "aws:docdb/globalCluster:GlobalCluster": (cluster) =>
      anyOf(cluster.get("storageEncrypted").equals(true), cluster.get("sourceDbClusterIdentifier").isSet()),
    "aws:neptune/cluster:Cluster": (cluster) =>
      anyOf(cluster.get("storageEncrypted").equals(true), cluster.get("replicationSourceIdentifier").isSet()),
    "aws:redshift/cluster:Cluster": (cluster) => cluster.get("encrypted").orElse("true").equals(true),
    "aws:efs/fileSystem:FileSystem": (fileSystem) => fileSystem.get("encrypted").equals(true),
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      anyOf(
        group.get("atRestEncryptionEnabled").equals(true),
        allOf(group.get("engine").oneOf(["valkey"]), not(group.get("atRestEncryptionEnabled").equals(false))),
        // Members of a global datastore take the setting from its primary.
        group.get("globalReplicationGroupId").isSet(),
      ),
    "aws:dax/cluster:Cluster": (cluster) => cluster.get("serverSideEncryption").get("enabled").equals(true),
    "aws:appsync/apiCache:ApiCache": (cache) => cache.get("atRestEncryptionEnabled").equals(true),
    "aws:apigateway/methodSettings:MethodSettings": (method) =>
      anyOf(
        method.get("settings").get("cacheDataEncrypted").equals(true),
        not(method.get("settings").get("cachingEnabled").equals(true)),
      ),
    "aws:opensearch/domain:Domain": (domain) => domain.get("encryptAtRest").get("enabled").equals(true),
    "aws:elasticsearch/domain:Domain": (domain) => domain.get("encryptAtRest").get("enabled").equals(true),
    "aws:athena/database:Database": (database) => database.get("encryptionConfiguration").isSet(),
    "aws:athena/workgroup:Workgroup": (workgroup) => {
      const results = workgroup.get("configuration").get("resultConfiguration");
      // Without a place of its own for results there is nothing here to encrypt: the client says where and how.
      return allOf(
        anyOf(results.get("encryptionConfiguration").isSet(), not(results.get("outputLocation").isSet())),
        // Otherwise clients may choose another place, without encryption.
        workgroup.get("configuration").get("enforceWorkgroupConfiguration").orElse(true).equals(true),
      );
    },
    "aws:codebuild/project:Project": (project) =>
      not(
        anyOf(
          allOf(
            not(project.get("artifacts").get("type").oneOf(["NO_ARTIFACTS"])),
            project.get("artifacts").get("encryptionDisabled").equals(true),
          ),
          project
            .get("secondaryArtifacts")
            .some((artifacts) => artifacts.get("encryptionDisabled").equals(true)),
        ),
      ),
    "azure-native:automation:Variable": (variable) => variable.get("isEncrypted").equals(true),
    "azure-native:datalakestore:Account": (account) =>
      not(account.get("encryptionState").oneOf(["Disabled"])),
    "azure-native:kusto:Cluster": (cluster) => cluster.get("enableDiskEncryption").equals(true),
    "azure-native:sql:TransparentDataEncryption": (encryption) => encryption.get("state").oneOf(["Enabled"]),
  },
});
