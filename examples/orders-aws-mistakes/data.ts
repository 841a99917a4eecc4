import { Table } from "@pulumi/aws/dynamodb/table.js";
import { Instance } from "@pulumi/aws/rds/instance.js";
import { ParameterGroup } from "@pulumi/aws/rds/parameterGroup.js";
import { Snapshot } from "@pulumi/aws/rds/snapshot.js";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup.js";
import type { Firewall } from "./firewall.ts";
import type { Network } from "./network.ts";
import { tags } from "./tags.ts";

export interface Data {
  database: Instance;
  sessions: Table;
}

export interface DataArgs {
  network: Network;
  firewall: Firewall;
}

export function createData(args: DataArgs): Data {
  return { database: createDatabase(args), sessions: createSessions() };
}

function createDatabase({ network, firewall }: DataArgs): Instance {
  const subnets = new SubnetGroup("orders", {
    subnetIds: network.publicSubnets.map((subnet) => subnet.id),
    tags: tags("none"),
  });
  const parameters = new ParameterGroup("orders", {
    family: "postgres17",
    parameters: [{ name: "rds.force_ssl", value: "0" }],
    tags: tags("none"),
  });
  const database = new Instance("orders", {
    identifier: "orders",
    engine: "postgres",
    engineVersion: "17",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 200,
    dbName: "orders",
    username: "postgres",
    password: "not-a-real-password-1",
    dbSubnetGroupName: subnets.name,
    vpcSecurityGroupIds: [firewall.database.id],
    parameterGroupName: parameters.name,
    publiclyAccessible: true,
    multiAz: false,
    backupRetentionPeriod: 1,
    autoMinorVersionUpgrade: false,
    skipFinalSnapshot: true,
    tags: tags("customer"),
  });
  new Snapshot("before-migration", {
    dbInstanceIdentifier: database.identifier,
    dbSnapshotIdentifier: "orders-before-migration",
    sharedAccounts: ["all"],
    tags: tags("customer"),
  });
  new Instance("reporting", {
    identifier: "orders-reporting",
    replicateSourceDb: database.identifier,
    instanceClass: "db.t4g.medium",
    backupRetentionPeriod: 0,
    skipFinalSnapshot: true,
    tags: tags("customer"),
  });
  return database;
}

function createSessions(): Table {
  return new Table("sessions", {
    billingMode: "PAY_PER_REQUEST",
    hashKey: "customer",
    rangeKey: "session",
    attributes: [
      { name: "customer", type: "S" },
      { name: "session", type: "S" },
    ],
    ttl: { enabled: true, attributeName: "expires" },
  });
}
