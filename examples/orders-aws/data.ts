import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Table } from "@pulumi/aws/dynamodb/table.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { Instance } from "@pulumi/aws/rds/instance.js";
import { InstanceAutomatedBackupsReplication } from "@pulumi/aws/rds/instanceAutomatedBackupsReplication.js";
import { ParameterGroup } from "@pulumi/aws/rds/parameterGroup.js";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Firewall } from "./firewall.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";
import { assumedBy } from "./policy.ts";
import { backedUp, tags } from "./tags.ts";

export interface Data {
  database: Instance;
  sessions: Table;
}

export interface DataArgs {
  network: Network;
  firewall: Firewall;
  keys: Keys;
  accountId: pulumi.Input<string>;
  recoveryRegion: string;
}

/** The longest that RDS keeps its own backups, and with them recovery to any second. */
const retentionDays = 35;

export function createData(args: DataArgs): Data {
  return { database: createDatabase(args), sessions: createSessions(args) };
}

function createDatabase({ network, firewall, keys, accountId, recoveryRegion }: DataArgs): Instance {
  const subnets = new SubnetGroup("orders", {
    description: "Data subnets, without a way to the Internet",
    subnetIds: network.dataSubnets.map((subnet) => subnet.id),
    tags: tags("none"),
  });
  const parameters = new ParameterGroup("orders", {
    family: "postgres17",
    description: "TLS only; logins and slow queries are logged",
    parameters: [
      { name: "rds.force_ssl", value: "1" },
      { name: "ssl_min_protocol_version", value: "TLSv1.2" },
      { name: "log_connections", value: "1" },
      { name: "log_disconnections", value: "1" },
      { name: "log_statement", value: "ddl" },
      { name: "log_min_duration_statement", value: "1000" },
    ],
    tags: tags("none"),
  });
  const monitor = new Role("database-monitoring", {
    description: "Lets RDS publish operating-system metrics",
    assumeRolePolicy: assumedBy("monitoring.rds.amazonaws.com", accountId),
    tags: tags("none"),
  });
  const monitorPolicy = new RolePolicyAttachment("database-monitoring", {
    role: monitor.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
  });
  // RDS would create these groups itself, without a key and for ever.
  const exports = ["postgresql", "upgrade"];
  const logGroups = exports.map(
    (log) =>
      new LogGroup(`database-${log}`, {
        name: `/aws/rds/instance/orders/${log}`,
        retentionInDays: 400,
        kmsKeyId: keys.logs.arn,
        tags: tags("operational"),
      }),
  );

  const database = new Instance(
    "orders",
    {
      identifier: "orders",
      engine: "postgres",
      engineVersion: "17",
      instanceClass: "db.m7g.large",
      allocatedStorage: 200,
      maxAllocatedStorage: 1000,
      storageType: "gp3",
      storageEncrypted: true,
      kmsKeyId: keys.data.arn,
      dbName: "orders",
      username: "orders_admin",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: keys.data.arn,
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      dbSubnetGroupName: subnets.name,
      vpcSecurityGroupIds: [firewall.database.id],
      parameterGroupName: parameters.name,
      publiclyAccessible: false,
      multiAz: true,
      backupRetentionPeriod: retentionDays,
      backupWindow: "01:00-01:30",
      maintenanceWindow: "sun:02:00-sun:03:00",
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      deleteAutomatedBackups: false,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "orders-final",
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: keys.data.arn,
      performanceInsightsRetentionPeriod: 465,
      databaseInsightsMode: "advanced",
      monitoringInterval: 60,
      monitoringRoleArn: monitor.arn,
      enabledCloudwatchLogsExports: exports,
      tags: tags("customer", backedUp),
    },
    { protect: true, dependsOn: [monitorPolicy, ...logGroups] },
  );
  // Snapshots and transaction logs follow to the recovery region within minutes.
  new InstanceAutomatedBackupsReplication("orders", {
    region: recoveryRegion,
    sourceDbInstanceArn: database.arn,
    retentionPeriod: retentionDays,
    kmsKeyId: keys.recovery.arn,
  });
  return database;
}

function createSessions({ keys, recoveryRegion }: DataArgs): Table {
  return new Table(
    "sessions",
    {
      billingMode: "PAY_PER_REQUEST",
      hashKey: "customer",
      rangeKey: "session",
      attributes: [
        { name: "customer", type: "S" },
        { name: "session", type: "S" },
      ],
      ttl: { enabled: true, attributeName: "expires" },
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      serverSideEncryption: { enabled: true, kmsKeyArn: keys.data.arn },
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
      deletionProtectionEnabled: true,
      replicas: [
        {
          regionName: recoveryRegion,
          kmsKeyArn: keys.recovery.arn,
          pointInTimeRecovery: true,
          deletionProtectionEnabled: true,
          propagateTags: true,
        },
      ],
      tags: tags("customer", backedUp),
    },
    { protect: true },
  );
}
