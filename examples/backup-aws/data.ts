import { Table } from "@pulumi/aws/dynamodb/table.js";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { Instance } from "@pulumi/aws/rds/instance.js";
import * as pulumi from "@pulumi/pulumi";

export interface Orders {
  readonly orders: Instance;
  readonly sessions: Table;
}

/** What is to be backed up. */
export function createOrders(tags: Record<string, string>): Orders {
  const key = new Key(
    "orders-data",
    {
      description: "Encrypts the data of the order service",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      tags,
    },
    { protect: true },
  );
  const orders = new Instance(
    "orders",
    {
      engine: "postgres",
      engineVersion: "17",
      instanceClass: "db.t4g.medium",
      allocatedStorage: 50,
      dbName: "orders",
      username: "orders",
      manageMasterUserPassword: true,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      multiAz: true,
      backupRetentionPeriod: 7,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "orders-final",
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: false,
      iamDatabaseAuthenticationEnabled: true,
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key.arn,
      monitoringInterval: 60,
      monitoringRoleArn: createMonitoringRole(tags),
      tags,
    },
    { protect: true },
  );
  const sessions = new Table(
    "sessions",
    {
      attributes: [{ name: "id", type: "S" }],
      hashKey: "id",
      billingMode: "PAY_PER_REQUEST",
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      deletionProtectionEnabled: true,
      tags,
    },
    { protect: true },
  );
  return { orders, sessions };
}

/** Lets the database report the metrics of its operating system. */
function createMonitoringRole(tags: Record<string, string>): pulumi.Output<string> {
  const role = new Role("database-monitoring", {
    description: "Lets RDS report metrics of the operating system",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "monitoring.rds.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "aws:SourceAccount": getCallerIdentityOutput().accountId } },
        },
      ],
    }),
    tags,
  });
  new RolePolicyAttachment("database-monitoring", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
  });
  return role.arn;
}
