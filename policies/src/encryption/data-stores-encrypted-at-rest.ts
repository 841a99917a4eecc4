import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const dataStoresEncryptedAtRest: Rule = defineRule<ResourceTypes>({
  id: "encryption/data-stores-encrypted-at-rest",
  title: "Data stores are encrypted at rest",
  severity: "high",
  rationale:
    "Whoever gets hold of an unencrypted disk, snapshot or backup reads the data, past every permission of the account.",
  fix: "Set the property to true. Most services can encrypt only when the store is made: restore a snapshot into an encrypted one.",
  failure: "the data is stored unencrypted",
  requires: {
    "aws:rds/instance:Instance": (instance) => instance.get("storageEncrypted").equals(true),
    "aws:rds/cluster:Cluster": (cluster) => cluster.get("storageEncrypted").equals(true),
    "aws:ebs/volume:Volume": (volume) => volume.get("encrypted").equals(true),
    "aws:efs/fileSystem:FileSystem": (fileSystem) => fileSystem.get("encrypted").equals(true),
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      group.get("atRestEncryptionEnabled").equals(true),
    "aws:redshift/cluster:Cluster": (cluster) => cluster.get("encrypted").orElse("true").equals(true),
  },
});
