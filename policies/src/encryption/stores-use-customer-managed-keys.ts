import type { Reference, Resource } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { isWiredInside, receivesAccessLogs, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Keys such as `alias/aws/rds` belong to AWS: their policy cannot be changed, and they cannot be shared or cut off. */
const KEY_OF_AWS = /(^|:)alias\/aws\//;

function isOwnKey<Properties>(
  resource: Resource<Properties>,
  property: keyof Properties & string,
  key: Value<string>,
): Truth {
  return allOf(
    isWiredInside(resource, property, key),
    key.isHidden ? allOf() : not(key.text((name) => KEY_OF_AWS.test(name))),
  );
}

interface EncryptionRules {
  readonly rules: readonly {
    readonly applyServerSideEncryptionByDefault?: {
      readonly sseAlgorithm: string;
      readonly kmsMasterKeyId?: string;
    };
  }[];
}

const BUCKET_ENCRYPTION: Reference = {
  type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  through: "bucket",
  to: ["aws:s3/bucket:Bucket"],
};

function rulesUseOwnKey(configuration: Resource<EncryptionRules>): Truth {
  return configuration.get("rules").some((rule) => {
    const chosen = rule.get("applyServerSideEncryptionByDefault");
    return allOf(
      chosen.get("sseAlgorithm").oneOf(["aws:kms", "aws:kms:dsse"]),
      isOwnKey(configuration, "rules", chosen.get("kmsMasterKeyId")),
    );
  });
}

export const storesUseCustomerManagedKeys: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/stores-use-customer-managed-keys",
  title: "Data stores are encrypted with keys of the customer",
  severity: "low",
  rationale:
    "A key of the cloud provider serves the whole account: nobody can take it away from one intruder or one application, share it for a recovery in another account, or see who used it for what.",
  fix: "Name a key of your own: kmsKeyId or kmsKeyArn on AWS (for buckets sseAlgorithm aws:kms with kmsMasterKeyId); on Azure keySource Microsoft.Keyvault with keyVaultProperties, dataEncryption.primaryKeyURI, keyVaultKeyUri, keyId or diskEncryptionSetId.",
  failure: "the store is not encrypted with a key of the customer",
  requires: {
    "aws:rds/instance:Instance": (instance) =>
      anyOf(isOwnKey(instance, "kmsKeyId", instance.get("kmsKeyId")), instance.isWired("replicateSourceDb")),
    "aws:rds/cluster:Cluster": (cluster) =>
      anyOf(
        isOwnKey(cluster, "kmsKeyId", cluster.get("kmsKeyId")),
        cluster.isWired("replicationSourceIdentifier"),
      ),
    "aws:docdb/cluster:Cluster": (cluster) => isOwnKey(cluster, "kmsKeyId", cluster.get("kmsKeyId")),
    "aws:neptune/cluster:Cluster": (cluster) => isOwnKey(cluster, "kmsKeyArn", cluster.get("kmsKeyArn")),
    "aws:redshift/cluster:Cluster": (cluster) => isOwnKey(cluster, "kmsKeyId", cluster.get("kmsKeyId")),
    "aws:dynamodb/table:Table": (table) =>
      allOf(
        table.get("serverSideEncryption").get("enabled").equals(true),
        isOwnKey(table, "serverSideEncryption", table.get("serverSideEncryption").get("kmsKeyArn")),
      ),
    "aws:s3/bucket:Bucket": (bucket, { graph }) => {
      const inline = bucket.inputs
        .get("serverSideEncryptionConfiguration")
        .get("rule")
        .get("applyServerSideEncryptionByDefault");
      return anyOf(
        allOf(
          inline.get("sseAlgorithm").oneOf(["aws:kms", "aws:kms:dsse"]),
          isOwnKey(bucket, "serverSideEncryptionConfiguration", inline.get("kmsMasterKeyId")),
        ),
        someAttached<EncryptionRules>(graph, bucket, BUCKET_ENCRYPTION, rulesUseOwnKey),
        // Access logs can be delivered only to buckets without such a key.
        receivesAccessLogs(graph, bucket),
      );
    },
    "aws:efs/fileSystem:FileSystem": (fileSystem) =>
      isOwnKey(fileSystem, "kmsKeyId", fileSystem.get("kmsKeyId")),
    "aws:ebs/volume:Volume": (volume) => isOwnKey(volume, "kmsKeyId", volume.get("kmsKeyId")),
    "aws:backup/vault:Vault": (vault) => isOwnKey(vault, "kmsKeyArn", vault.get("kmsKeyArn")),
    "aws:secretsmanager/secret:Secret": (secret) => isOwnKey(secret, "kmsKeyId", secret.get("kmsKeyId")),
    "aws:ecr/repository:Repository": (repository) =>
      repository
        .get("encryptionConfigurations")
        .some((configuration) =>
          allOf(
            configuration.get("encryptionType").oneOf(["KMS", "KMS_DSSE"]),
            isOwnKey(repository, "encryptionConfigurations", configuration.get("kmsKey")),
          ),
        ),
    "aws:msk/cluster:Cluster": (cluster) =>
      isOwnKey(cluster, "encryptionInfo", cluster.get("encryptionInfo").get("encryptionAtRestKmsKeyArn")),
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      anyOf(isOwnKey(group, "kmsKeyId", group.get("kmsKeyId")), group.isWired("globalReplicationGroupId")),
    "aws:opensearch/domain:Domain": (domain) =>
      isOwnKey(domain, "encryptAtRest", domain.get("encryptAtRest").get("kmsKeyId")),
    "azure-native:storage:StorageAccount": (account) =>
      account.get("encryption").get("keySource").oneOf(["Microsoft.Keyvault"]),
    "azure-native:sql:Server": (server) => server.isWired("keyId"),
    "azure-native:cosmosdb:DatabaseAccount": (account) => account.isWired("keyVaultKeyUri"),
    "azure-native:dbforpostgresql:Server": (server) =>
      server.get("dataEncryption").get("type").oneOf(["AzureKeyVault"]),
    "azure-native:dbformysql:Server": (server) =>
      server.get("dataEncryption").get("type").oneOf(["AzureKeyVault"]),
    "azure-native:compute:Disk": (disk) =>
      isWiredInside(disk, "encryption", disk.get("encryption").get("diskEncryptionSetId")),
    "azure-native:containerregistry:Registry": (registry) =>
      registry.get("encryption").get("status").oneOf(["enabled"]),
    "azure-native:kusto:Cluster": (cluster) => cluster.isWired("keyVaultProperties"),
    "azure-native:synapse:Workspace": (workspace) =>
      isWiredInside(workspace, "encryption", workspace.get("encryption").get("cmk")),
  },
});
