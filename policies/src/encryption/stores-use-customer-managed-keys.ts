import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, no, not, type Truth, type Value, yes } from "@rampart/core/value";
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

const KEY_OF_A_VAULT = "azure-native:keyvault:Key";

/** Whether an object that is not known yet is made with a key of a vault: what else would be done with it? */
function isMadeWithKey<Properties>(
  graph: ResourceGraph,
  resource: Resource<Properties>,
  property: keyof Properties & string,
): Truth {
  const sources = resource.get(property).isHidden ? (resource.sourcesOf(property) ?? []) : [];
  return sources.some((urn) => graph.get(urn)?.type === KEY_OF_A_VAULT) ? yes(property) : no(property);
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

const IN_BUCKET: Reference = {
  type: "aws:s3/bucketObject:BucketObject",
  through: "bucket",
  to: ["aws:s3/bucket:Bucket"],
};

function liesInABucketOf(graph: ResourceGraph, object: Resource<never> | Resource): Truth {
  if (graph.references.from(object as Resource, IN_BUCKET).length > 0) return yes("bucket");
  return (object as Resource).get("bucket").text(() => false);
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
    "aws:fsx/windowsFileSystem:WindowsFileSystem": (fileSystem) =>
      isOwnKey(fileSystem, "kmsKeyId", fileSystem.get("kmsKeyId")),
    "aws:fsx/ontapFileSystem:OntapFileSystem": (fileSystem) =>
      isOwnKey(fileSystem, "kmsKeyId", fileSystem.get("kmsKeyId")),
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": (fileSystem) =>
      isOwnKey(fileSystem, "kmsKeyId", fileSystem.get("kmsKeyId")),
    "aws:redshiftserverless/namespace:Namespace": (namespace) =>
      isOwnKey(namespace, "kmsKeyId", namespace.get("kmsKeyId")),
    "aws:memorydb/cluster:Cluster": (cluster) => isOwnKey(cluster, "kmsKeyArn", cluster.get("kmsKeyArn")),
    "aws:timestreamwrite/database:Database": (database) =>
      isOwnKey(database, "kmsKeyId", database.get("kmsKeyId")),
    "aws:dms/replicationInstance:ReplicationInstance": (instance) =>
      isOwnKey(instance, "kmsKeyArn", instance.get("kmsKeyArn")),
    "aws:sagemaker/notebookInstance:NotebookInstance": (notebook) =>
      isOwnKey(notebook, "kmsKeyId", notebook.get("kmsKeyId")),
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration": (endpoint) =>
      isOwnKey(endpoint, "kmsKeyArn", endpoint.get("kmsKeyArn")),
    "aws:appflow/flow:Flow": (flow) => isOwnKey(flow, "kmsArn", flow.get("kmsArn")),
    "aws:appflow/connectorProfile:ConnectorProfile": (profile) =>
      isOwnKey(profile, "kmsArn", profile.get("kmsArn")),
    "aws:codeartifact/domain:Domain": (domain) =>
      isOwnKey(domain, "encryptionKey", domain.get("encryptionKey")),
    "aws:rds/snapshotCopy:SnapshotCopy": (copy) => isOwnKey(copy, "kmsKeyId", copy.get("kmsKeyId")),
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": (replication) =>
      isOwnKey(replication, "kmsKeyId", replication.get("kmsKeyId")),
    "azure-native:storage:StorageAccount": (account, { graph }) =>
      anyOf(
        isMadeWithKey(graph, account, "encryption"),
        account.get("encryption").get("keySource").oneOf(["Microsoft.Keyvault"]),
      ),
    "azure-native:sql:Server": (server) => server.isWired("keyId"),
    "azure-native:cosmosdb:DatabaseAccount": (account) => account.isWired("keyVaultKeyUri"),
    "azure-native:dbforpostgresql:Server": (server, { graph }) =>
      anyOf(
        isMadeWithKey(graph, server, "dataEncryption"),
        server.get("dataEncryption").get("type").oneOf(["AzureKeyVault"]),
      ),
    "azure-native:dbformysql:Server": (server, { graph }) =>
      anyOf(
        isMadeWithKey(graph, server, "dataEncryption"),
        server.get("dataEncryption").get("type").oneOf(["AzureKeyVault"]),
      ),
    "azure-native:compute:Disk": (disk) =>
      isWiredInside(disk, "encryption", disk.get("encryption").get("diskEncryptionSetId")),
    "azure-native:compute:VirtualMachine": (machine) =>
      isWiredInside(
        machine,
        "storageProfile",
        machine.get("storageProfile").get("osDisk").get("managedDisk").get("diskEncryptionSet").get("id"),
      ),
    "azure-native:compute:Snapshot": (snapshot) =>
      isWiredInside(snapshot, "encryption", snapshot.get("encryption").get("diskEncryptionSetId")),
    "azure-native:containerregistry:Registry": (registry, { graph }) =>
      anyOf(
        isMadeWithKey(graph, registry, "encryption"),
        registry.get("encryption").get("status").oneOf(["enabled"]),
      ),
    "azure-native:servicebus:Namespace": (namespace, { graph }) =>
      anyOf(
        // Only the premium tier takes a key.
        not(namespace.get("sku").get("name").oneOf(["Premium"])),
        isMadeWithKey(graph, namespace, "encryption"),
        namespace.get("encryption").get("keySource").oneOf(["Microsoft.KeyVault"]),
      ),
    "azure-native:recoveryservices:Vault": (vault, { graph }) =>
      anyOf(
        isMadeWithKey(graph, vault, "properties"),
        vault.get("properties").get("encryption").get("keyVaultProperties").isSet(),
      ),
    "azure-native:cognitiveservices:Account": (account, { graph }) =>
      anyOf(
        isMadeWithKey(graph, account, "properties"),
        account.get("properties").get("encryption").get("keySource").oneOf(["Microsoft.KeyVault"]),
      ),
    "azure-native:batch:BatchAccount": (account, { graph }) =>
      anyOf(
        isMadeWithKey(graph, account, "encryption"),
        account.get("encryption").get("keySource").oneOf(["Microsoft.KeyVault"]),
      ),
    "azure-native:kusto:Cluster": (cluster) => cluster.isWired("keyVaultProperties"),
    "azure-native:synapse:Workspace": (workspace) =>
      isWiredInside(workspace, "encryption", workspace.get("encryption").get("cmk")),
    "aws:ebs/snapshotCopy:SnapshotCopy": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:ec2/amiCopy:AmiCopy": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:bedrock/agentAgent:AgentAgent": (it) =>
      isOwnKey(it, "customerEncryptionKeyArn", it.get("customerEncryptionKeyArn")),
    "aws:codebuild/project:Project": (it) => isOwnKey(it, "encryptionKey", it.get("encryptionKey")),
    "aws:comprehend/entityRecognizer:EntityRecognizer": (it) =>
      isOwnKey(it, "modelKmsKeyId", it.get("modelKmsKeyId")),
    "aws:comprehend/documentClassifier:DocumentClassifier": (it) =>
      isOwnKey(it, "modelKmsKeyId", it.get("modelKmsKeyId")),
    "aws:dms/endpoint:Endpoint": (it) => isOwnKey(it, "kmsKeyArn", it.get("kmsKeyArn")),
    "aws:dynamodb/tableReplica:TableReplica": (it) => isOwnKey(it, "kmsKeyArn", it.get("kmsKeyArn")),
    "aws:fsx/lustreFileSystem:LustreFileSystem": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:imagebuilder/component:Component": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:kinesis/stream:Stream": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:kinesis/videoStream:VideoStream": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:memorydb/snapshot:Snapshot": (it) => isOwnKey(it, "kmsKeyArn", it.get("kmsKeyArn")),
    "aws:rds/clusterActivityStream:ClusterActivityStream": (it) =>
      isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:redshift/snapshotCopyGrant:SnapshotCopyGrant": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:s3/objectCopy:ObjectCopy": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:sagemaker/domain:Domain": (it) => isOwnKey(it, "kmsKeyId", it.get("kmsKeyId")),
    "aws:scheduler/schedule:Schedule": (it) => isOwnKey(it, "kmsKeyArn", it.get("kmsKeyArn")),
    "aws:sns/topic:Topic": (it) => isOwnKey(it, "kmsMasterKeyId", it.get("kmsMasterKeyId")),
    "aws:sqs/queue:Queue": (it) => isOwnKey(it, "kmsMasterKeyId", it.get("kmsMasterKeyId")),
    "aws:workspaces/workspace:Workspace": (it) =>
      isOwnKey(it, "volumeEncryptionKey", it.get("volumeEncryptionKey")),
    "aws:elasticsearch/domain:Domain": (it) =>
      isOwnKey(it, "encryptAtRest", it.get("encryptAtRest").get("kmsKeyId")),
    "aws:kendra/index:Index": (it) =>
      isOwnKey(
        it,
        "serverSideEncryptionConfiguration",
        it.get("serverSideEncryptionConfiguration").get("kmsKeyId"),
      ),
    "aws:mq/broker:Broker": (it) =>
      isOwnKey(it, "encryptionOptions", it.get("encryptionOptions").get("kmsKeyId")),
    "aws:networkfirewall/firewallPolicy:FirewallPolicy": (it) =>
      isOwnKey(it, "encryptionConfiguration", it.get("encryptionConfiguration").get("keyId")),
    "aws:networkfirewall/ruleGroup:RuleGroup": (it) =>
      isOwnKey(it, "encryptionConfiguration", it.get("encryptionConfiguration").get("keyId")),
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": (it) =>
      isOwnKey(it, "dataQualityJobOutputConfig", it.get("dataQualityJobOutputConfig").get("kmsKeyId")),
    "aws:sagemaker/flowDefinition:FlowDefinition": (it) =>
      isOwnKey(it, "outputConfig", it.get("outputConfig").get("kmsKeyId")),
    "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation": (it) =>
      isOwnKey(it, "kmsKeyDetails", it.get("kmsKeyDetails").get("kmsKeyId")),
    "aws:athena/database:Database": (it) =>
      isOwnKey(it, "encryptionConfiguration", it.get("encryptionConfiguration").get("kmsKey")),
    "aws:keyspaces/table:Table": (it) =>
      isOwnKey(it, "encryptionSpecification", it.get("encryptionSpecification").get("kmsKeyIdentifier")),
    // Without a place of its own for results there is nothing here to encrypt.
    "aws:athena/workgroup:Workgroup": (workgroup) => {
      const results = workgroup.get("configuration").get("resultConfiguration");
      return anyOf(
        not(results.isSet()),
        isOwnKey(workgroup, "configuration", results.get("encryptionConfiguration").get("kmsKeyArn")),
      );
    },
    "aws:connect/instanceStorageConfig:InstanceStorageConfig": (storage) => {
      const config = storage.get("storageConfig");
      return allOf(
        ...(["kinesisVideoStreamConfig", "s3Config"] as const).map((kind) =>
          anyOf(
            not(config.get(kind).isSet()),
            isOwnKey(storage, "storageConfig", config.get(kind).get("encryptionConfig").get("keyId")),
          ),
        ),
      );
    },
    "aws:dlm/lifecyclePolicy:LifecyclePolicy": (policy) => {
      const details = policy.get("policyDetails");
      return allOf(
        details
          .get("schedules")
          .every((schedule) =>
            schedule
              .get("crossRegionCopyRules")
              .every((rule) => isOwnKey(policy, "policyDetails", rule.get("cmkArn"))),
          ),
        details
          .get("action")
          .get("crossRegionCopies")
          .every((copy) =>
            isOwnKey(policy, "policyDetails", copy.get("encryptionConfiguration").get("cmkArn")),
          ),
      );
    },
    "aws:ec2/launchTemplate:LaunchTemplate": (template) =>
      template
        .get("blockDeviceMappings")
        .every((device) =>
          anyOf(
            not(device.get("ebs").isSet()),
            isOwnKey(template, "blockDeviceMappings", device.get("ebs").get("kmsKeyId")),
          ),
        ),
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": (configuration) =>
      configuration
        .get("distributions")
        .every((distribution) =>
          anyOf(
            not(distribution.get("amiDistributionConfiguration").isSet()),
            isOwnKey(
              configuration,
              "distributions",
              distribution.get("amiDistributionConfiguration").get("kmsKeyId"),
            ),
          ),
        ),
    "aws:imagebuilder/imageRecipe:ImageRecipe": (recipe) =>
      recipe
        .get("blockDeviceMappings")
        .every((device) =>
          anyOf(
            not(device.get("ebs").isSet()),
            isOwnKey(recipe, "blockDeviceMappings", device.get("ebs").get("kmsKeyId")),
          ),
        ),
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": (stream) => {
      const encryption = stream.get("serverSideEncryption");
      return anyOf(
        allOf(
          encryption.get("enabled").equals(true),
          encryption.get("keyType").oneOf(["CUSTOMER_MANAGED_CMK"]),
          isOwnKey(stream, "serverSideEncryption", encryption.get("keyArn")),
        ),
        // What comes from a stream is encrypted there; the delivery stream does not store it.
        stream.get("kinesisSourceConfiguration").isSet(),
        stream.get("mskSourceConfiguration").isSet(),
      );
    },
    // The key of its bucket serves an object that names none.
    "aws:s3/bucketObject:BucketObject": (object, { graph }) =>
      anyOf(isOwnKey(object, "kmsKeyId", object.get("kmsKeyId")), liesInABucketOf(graph, object)),
    "aws:ssm/parameter:Parameter": (parameter) =>
      anyOf(
        isOwnKey(parameter, "keyId", parameter.get("keyId")),
        not(parameter.get("type").oneOf(["SecureString"])),
      ),
    "aws:dms/s3Endpoint:S3Endpoint": (it) => isOwnKey(it, "kmsKeyArn", it.get("kmsKeyArn")),
  },
});
