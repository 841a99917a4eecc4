import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

const key = { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } } as const;
const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "databases under a key of the stack",
      resources: {
        key,
        orders: { type: "aws:rds/instance:Instance", properties: { kmsKeyId: "${key.arn}" } },
        ledger: { type: "aws:rds/cluster:Cluster", properties: { kmsKeyId: "${key.arn}" } },
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: { serverSideEncryption: { enabled: true, kmsKeyArn: "${key.arn}" } },
        },
      },
    },
    {
      title: "a bucket whose encryption stands in a resource of its own",
      resources: {
        key,
        invoices: { type: "aws:s3/bucket:Bucket", properties: { bucket: "invoices" } },
        "invoices-encryption": {
          type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          properties: {
            bucket: "${invoices.id}",
            rules: [
              {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "${key.arn}" },
              },
            ],
          },
        },
      },
    },
    oneResource("a bucket that says it itself", "aws:s3/bucket:Bucket", {
      serverSideEncryptionConfiguration: {
        rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn } },
      },
    }),
    {
      title: "a bucket for the access logs of a load balancer, which can use no key",
      resources: {
        logs: { type: "aws:s3/bucket:Bucket", properties: { bucket: "logs" } },
        shop: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: { accessLogs: { enabled: true, bucket: "${logs.id}" } },
        },
      },
    },
    oneResource("a storage account with a key of a vault", "azure-native:storage:StorageAccount", {
      encryption: { keySource: "Microsoft.Keyvault", keyVaultProperties: { keyName: "data" } },
    }),
    oneResource("a database with a key of a vault", "azure-native:dbforpostgresql:Server", {
      dataEncryption: { type: "AzureKeyVault", primaryKeyURI: "https://shop.vault.azure.net/keys/data/1" },
    }),
    oneResource("a registry with a key of a vault", "azure-native:containerregistry:Registry", {
      encryption: { status: "enabled" },
    }),
    {
      title: "a storage account with a key of a vault of the stack",
      resources: {
        "data-key": { type: "azure-native:keyvault:Key", properties: { keyName: "data" } },
        invoices: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            encryption: {
              keySource: "Microsoft.Keyvault",
              keyVaultProperties: { keyName: "${data-key.keyName}" },
            },
          },
        },
      },
    },
    oneResource("a standard service bus, which takes no key", "azure-native:servicebus:Namespace", {
      sku: { name: "Standard" },
    }),
    oneResource("snapshot copy: a key of its own", "aws:ebs/snapshotCopy:SnapshotCopy", { kmsKeyId: keyArn }),
    oneResource("ami copy: a key of its own", "aws:ec2/amiCopy:AmiCopy", { kmsKeyId: keyArn }),
    oneResource("agent agent: a key of its own", "aws:bedrock/agentAgent:AgentAgent", {
      customerEncryptionKeyArn: keyArn,
    }),
    oneResource("project: a key of its own", "aws:codebuild/project:Project", { encryptionKey: keyArn }),
    oneResource("entity recognizer: a key of its own", "aws:comprehend/entityRecognizer:EntityRecognizer", {
      modelKmsKeyId: keyArn,
    }),
    oneResource(
      "document classifier: a key of its own",
      "aws:comprehend/documentClassifier:DocumentClassifier",
      { modelKmsKeyId: keyArn },
    ),
    oneResource("endpoint: a key of its own", "aws:dms/endpoint:Endpoint", { kmsKeyArn: keyArn }),
    oneResource("table replica: a key of its own", "aws:dynamodb/tableReplica:TableReplica", {
      kmsKeyArn: keyArn,
    }),
    oneResource("lustre file system: a key of its own", "aws:fsx/lustreFileSystem:LustreFileSystem", {
      kmsKeyId: keyArn,
    }),
    oneResource("component: a key of its own", "aws:imagebuilder/component:Component", { kmsKeyId: keyArn }),
    oneResource("stream: a key of its own", "aws:kinesis/stream:Stream", { kmsKeyId: keyArn }),
    oneResource("video stream: a key of its own", "aws:kinesis/videoStream:VideoStream", {
      kmsKeyId: keyArn,
    }),
    oneResource("snapshot: a key of its own", "aws:memorydb/snapshot:Snapshot", { kmsKeyArn: keyArn }),
    oneResource(
      "cluster activity stream: a key of its own",
      "aws:rds/clusterActivityStream:ClusterActivityStream",
      { kmsKeyId: keyArn },
    ),
    oneResource("snapshot copy grant: a key of its own", "aws:redshift/snapshotCopyGrant:SnapshotCopyGrant", {
      kmsKeyId: keyArn,
    }),
    oneResource("object copy: a key of its own", "aws:s3/objectCopy:ObjectCopy", { kmsKeyId: keyArn }),
    oneResource("domain: a key of its own", "aws:sagemaker/domain:Domain", { kmsKeyId: keyArn }),
    oneResource("schedule: a key of its own", "aws:scheduler/schedule:Schedule", { kmsKeyArn: keyArn }),
    oneResource("topic: a key of its own", "aws:sns/topic:Topic", { kmsMasterKeyId: keyArn }),
    oneResource("queue: a key of its own", "aws:sqs/queue:Queue", { kmsMasterKeyId: keyArn }),
    oneResource("workspace: a key of its own", "aws:workspaces/workspace:Workspace", {
      volumeEncryptionKey: keyArn,
    }),
    oneResource("domain: a key of its own", "aws:elasticsearch/domain:Domain", {
      encryptAtRest: { kmsKeyId: keyArn },
    }),
    oneResource("index: a key of its own", "aws:kendra/index:Index", {
      serverSideEncryptionConfiguration: { kmsKeyId: keyArn },
    }),
    oneResource("broker: a key of its own", "aws:mq/broker:Broker", {
      encryptionOptions: { kmsKeyId: keyArn },
    }),
    oneResource("firewall policy: a key of its own", "aws:networkfirewall/firewallPolicy:FirewallPolicy", {
      encryptionConfiguration: { keyId: keyArn },
    }),
    oneResource("rule group: a key of its own", "aws:networkfirewall/ruleGroup:RuleGroup", {
      encryptionConfiguration: { keyId: keyArn },
    }),
    oneResource(
      "data quality job definition: a key of its own",
      "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
      { dataQualityJobOutputConfig: { kmsKeyId: keyArn } },
    ),
    oneResource("flow definition: a key of its own", "aws:sagemaker/flowDefinition:FlowDefinition", {
      outputConfig: { kmsKeyId: keyArn },
    }),
    oneResource(
      "repository association: a key of its own",
      "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation",
      { kmsKeyDetails: { kmsKeyId: keyArn } },
    ),
    oneResource("database: a key of its own", "aws:athena/database:Database", {
      encryptionConfiguration: { kmsKey: keyArn },
    }),
    oneResource("table: a key of its own", "aws:keyspaces/table:Table", {
      encryptionSpecification: { kmsKeyIdentifier: keyArn },
    }),
    oneResource("workgroup: a key of its own", "aws:athena/workgroup:Workgroup", {
      configuration: {
        resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: keyArn } },
      },
    }),
    oneResource("recordings of calls", "aws:connect/instanceStorageConfig:InstanceStorageConfig", {
      resourceType: "CALL_RECORDINGS",
      storageConfig: {
        storageType: "S3",
        s3Config: { encryptionConfig: { encryptionType: "KMS", keyId: keyArn } },
      },
    }),
    oneResource("copies of snapshots", "aws:dlm/lifecyclePolicy:LifecyclePolicy", {
      policyDetails: {
        schedules: [{ crossRegionCopyRules: [{ target: "eu-north-1", encrypted: true, cmkArn: keyArn }] }],
      },
    }),
    oneResource("disks of new machines", "aws:ec2/launchTemplate:LaunchTemplate", {
      blockDeviceMappings: [
        { ebs: { encrypted: "true", kmsKeyId: keyArn } },
        { deviceName: "/dev/sdb", noDevice: "true" },
      ],
    }),
    oneResource(
      "images given to accounts",
      "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
      { distributions: [{ amiDistributionConfiguration: { kmsKeyId: keyArn } }] },
    ),
    oneResource("disks of an image", "aws:imagebuilder/imageRecipe:ImageRecipe", {
      blockDeviceMappings: [{ ebs: { encrypted: "true", kmsKeyId: keyArn } }],
    }),
    oneResource("a delivery stream", "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", {
      serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn },
    }),
    oneResource("an object with a key", "aws:s3/bucketObject:BucketObject", {
      bucket: "invoices",
      kmsKeyId: keyArn,
    }),
    {
      title: "an object in a bucket of the stack",
      resources: {
        invoices: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            serverSideEncryptionConfiguration: {
              rule: {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
              },
            },
          },
        },
        logo: { type: "aws:s3/bucketObject:BucketObject", properties: { bucket: "${invoices.id}" } },
      },
    },
    oneResource("a parameter that is no secret", "aws:ssm/parameter:Parameter", { type: "String" }),
    oneResource("s3 endpoint: a key of its own", "aws:dms/s3Endpoint:S3Endpoint", { kmsKeyArn: keyArn }),
  ],
  bad: [
    oneResource("a database under a key of AWS", "aws:rds/instance:Instance", { storageEncrypted: true }),
    oneResource("a cluster with AWS's key by name", "aws:rds/cluster:Cluster", {
      kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:alias/aws/rds",
    }),
    oneResource("a document database", "aws:docdb/cluster:Cluster", { storageEncrypted: true }),
    oneResource("a graph database", "aws:neptune/cluster:Cluster", { storageEncrypted: true }),
    oneResource("a warehouse", "aws:redshift/cluster:Cluster", { encrypted: "true" }),
    oneResource("a table with DynamoDB's key", "aws:dynamodb/table:Table", {
      serverSideEncryption: { enabled: true },
    }),
    oneResource("a table left at the default", "aws:dynamodb/table:Table", { hashKey: "id" }),
    oneResource("a bucket left at the default", "aws:s3/bucket:Bucket", { bucket: "invoices" }),
    {
      title: "a bucket with S3's own encryption",
      failing: ["invoices"],
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: { bucket: "invoices" } },
        "invoices-encryption": {
          type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          properties: {
            bucket: "${invoices.id}",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
          },
        },
      },
    },
    oneResource("a file system", "aws:efs/fileSystem:FileSystem", { encrypted: true }),
    oneResource("a volume", "aws:ebs/volume:Volume", { encrypted: true }),
    oneResource("a backup vault", "aws:backup/vault:Vault", { name: "orders" }),
    oneResource("a secret", "aws:secretsmanager/secret:Secret", { kmsKeyId: "alias/aws/secretsmanager" }),
    oneResource("a registry of images", "aws:ecr/repository:Repository", {
      encryptionConfigurations: [{ encryptionType: "KMS" }],
    }),
    oneResource("Kafka", "aws:msk/cluster:Cluster", { kafkaVersion: "3.9.x" }),
    oneResource("a cache", "aws:elasticache/replicationGroup:ReplicationGroup", {
      atRestEncryptionEnabled: true,
    }),
    oneResource("a search domain", "aws:opensearch/domain:Domain", { encryptAtRest: { enabled: true } }),
    oneResource("a storage account", "azure-native:storage:StorageAccount", {
      encryption: { keySource: "Microsoft.Storage" },
    }),
    oneResource("a Windows file system", "aws:fsx/windowsFileSystem:WindowsFileSystem", {
      storageCapacity: 300,
    }),
    oneResource("an ONTAP file system", "aws:fsx/ontapFileSystem:OntapFileSystem", { storageCapacity: 1024 }),
    oneResource("a ZFS file system", "aws:fsx/openZfsFileSystem:OpenZfsFileSystem", { storageCapacity: 64 }),
    oneResource("a serverless warehouse", "aws:redshiftserverless/namespace:Namespace", {
      namespaceName: "sales",
    }),
    oneResource("MemoryDB", "aws:memorydb/cluster:Cluster", { nodeType: "db.t4g.small" }),
    oneResource("a time series database", "aws:timestreamwrite/database:Database", {
      databaseName: "metrics",
    }),
    oneResource("a migration server", "aws:dms/replicationInstance:ReplicationInstance", {
      allocatedStorage: 50,
    }),
    oneResource("a notebook", "aws:sagemaker/notebookInstance:NotebookInstance", { name: "analysis" }),
    oneResource("an endpoint of a model", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", {
      name: "forecast",
    }),
    oneResource("a flow between applications", "aws:appflow/flow:Flow", { name: "contacts" }),
    oneResource("credentials of a flow", "aws:appflow/connectorProfile:ConnectorProfile", { name: "crm" }),
    oneResource("a registry of packages", "aws:codeartifact/domain:Domain", { domain: "shop" }),
    oneResource("a copy of a snapshot", "aws:rds/snapshotCopy:SnapshotCopy", {
      targetDbSnapshotIdentifier: "orders-copy",
    }),
    oneResource(
      "backups in another region",
      "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
      { retentionPeriod: 14 },
    ),
    oneResource("a SQL server", "azure-native:sql:Server", { version: "12.0" }),
    oneResource("the system disk of a machine", "azure-native:compute:VirtualMachine", {
      storageProfile: {
        osDisk: { createOption: "FromImage", managedDisk: { storageAccountType: "Premium_LRS" } },
      },
    }),
    oneResource("a snapshot", "azure-native:compute:Snapshot", { snapshotName: "data" }),
    oneResource("a premium service bus", "azure-native:servicebus:Namespace", { sku: { name: "Premium" } }),
    oneResource("a recovery vault", "azure-native:recoveryservices:Vault", { vaultName: "shop" }),
    oneResource("an account for AI services", "azure-native:cognitiveservices:Account", { kind: "OpenAI" }),
    oneResource("a batch account", "azure-native:batch:BatchAccount", {
      encryption: { keySource: "Microsoft.Batch" },
    }),
    oneResource("a Cosmos DB account", "azure-native:cosmosdb:DatabaseAccount", { accountName: "shop" }),
    oneResource("a PostgreSQL server", "azure-native:dbforpostgresql:Server", { version: "17" }),
    oneResource("a MySQL server", "azure-native:dbformysql:Server", {
      dataEncryption: { type: "SystemManaged" },
    }),
    oneResource("a disk", "azure-native:compute:Disk", {
      encryption: { type: "EncryptionAtRestWithPlatformKey" },
    }),
    oneResource("a container registry", "azure-native:containerregistry:Registry", {
      encryption: { status: "disabled" },
    }),
    oneResource("a data explorer", "azure-native:kusto:Cluster", { enableDiskEncryption: true }),
    oneResource("a Synapse workspace", "azure-native:synapse:Workspace", { workspaceName: "sales" }),
    oneResource("a topic under the key of AWS", "aws:sns/topic:Topic", { kmsMasterKeyId: "alias/aws/sns" }),
    oneResource("a queue under the key of AWS", "aws:sqs/queue:Queue", { kmsMasterKeyId: "alias/aws/sqs" }),
    oneResource("a stream under the key of AWS", "aws:kinesis/stream:Stream", {
      encryptionType: "KMS",
      kmsKeyId: "alias/aws/kinesis",
    }),
    oneResource(
      "a delivery stream under the key of AWS",
      "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
      { serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" } },
    ),
    oneResource("a secret parameter without a key", "aws:ssm/parameter:Parameter", { type: "SecureString" }),
    oneResource("an object without a key", "aws:s3/bucketObject:BucketObject", { bucket: "invoices" }),
    oneResource("copies of snapshots under the key of AWS", "aws:dlm/lifecyclePolicy:LifecyclePolicy", {
      policyDetails: {
        action: {
          crossRegionCopies: [{ target: "eu-north-1", encryptionConfiguration: { encrypted: true } }],
        },
      },
    }),
    oneResource("an image without a key", "aws:imagebuilder/imageRecipe:ImageRecipe", {
      blockDeviceMappings: [{ ebs: { encrypted: "true" } }],
    }),
    oneResource("a broker without a key", "aws:mq/broker:Broker", { brokerName: "orders" }),
  ],
};
