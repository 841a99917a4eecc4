import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, each, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** For stores that are encrypted when they are made, or never. */
const AT_CREATION = "It can be encrypted only when it is made: restore a copy of its data into the new one.";
const EMPTY_CACHE = "The cache is made anew, and is empty at first.";

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
        // Aurora Serverless v1 is always encrypted, whatever is said.
        cluster.get("engineMode").oneOf(["serverless"]),
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
      return anyOf(
        results.get("encryptionConfiguration").isSet(),
        not(results.get("outputLocation").isSet()),
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
  remedies: {
    "aws:rds/instance:Instance": { set: { storageEncrypted: true }, replaces: AT_CREATION },
    "aws:rds/cluster:Cluster": { set: { storageEncrypted: true }, replaces: AT_CREATION },
    "aws:rds/globalCluster:GlobalCluster": { set: { storageEncrypted: true }, replaces: AT_CREATION },
    "aws:docdb/cluster:Cluster": { set: { storageEncrypted: true }, replaces: AT_CREATION },
    "aws:docdb/globalCluster:GlobalCluster": { set: { storageEncrypted: true }, replaces: AT_CREATION },
    "aws:neptune/cluster:Cluster": { set: { storageEncrypted: true }, replaces: AT_CREATION },
    "aws:redshift/cluster:Cluster": { set: { encrypted: "true" } },
    "aws:efs/fileSystem:FileSystem": { set: { encrypted: true }, replaces: AT_CREATION },
    "aws:elasticache/replicationGroup:ReplicationGroup": {
      set: { atRestEncryptionEnabled: true },
      replaces: AT_CREATION,
    },
    "aws:dax/cluster:Cluster": { set: { serverSideEncryption: { enabled: true } }, replaces: EMPTY_CACHE },
    "aws:appsync/apiCache:ApiCache": { set: { atRestEncryptionEnabled: true }, replaces: EMPTY_CACHE },
    "aws:apigateway/methodSettings:MethodSettings": { set: { settings: { cacheDataEncrypted: true } } },
    "aws:opensearch/domain:Domain": { set: { encryptAtRest: { enabled: true } } },
    "aws:elasticsearch/domain:Domain": {
      set: { encryptAtRest: { enabled: true } },
      replaces: "A domain older than Elasticsearch 6.7 is made anew: restore its indexes from a snapshot.",
    },
    "aws:athena/workgroup:Workgroup": {
      set: {
        configuration: {
          enforceWorkgroupConfiguration: true,
          resultConfiguration: when(
            (results) =>
              allOf(
                results.get("outputLocation").isSet(),
                not(results.get("encryptionConfiguration").isSet()),
              ),
            { encryptionConfiguration: { encryptionOption: "SSE_S3" } },
          ),
        },
      },
    },
    "aws:codebuild/project:Project": {
      set: {
        artifacts: when((artifacts) => artifacts.get("encryptionDisabled").equals(true), {
          encryptionDisabled: false,
        }),
        secondaryArtifacts: each({ encryptionDisabled: false }),
      },
    },
    "azure-native:kusto:Cluster": { set: { enableDiskEncryption: true } },
    "azure-native:sql:TransparentDataEncryption": { set: { state: "Enabled" } },
  },
});
