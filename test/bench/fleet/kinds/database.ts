import { defineKind, type Kind } from "../kind.ts";

interface DatabaseInputs {
  readonly identifier: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly instanceClass: string;
  readonly allocatedStorage: number;
  readonly username: string;
  readonly manageMasterUserPassword: boolean;
  readonly storageEncrypted: boolean;
  readonly publiclyAccessible: boolean;
  readonly backupRetentionPeriod: number;
  readonly multiAz: boolean;
  readonly deletionProtection: boolean;
  readonly iamDatabaseAuthenticationEnabled: boolean;
  readonly autoMinorVersionUpgrade: boolean;
  readonly copyTagsToSnapshot: boolean;
}

export const database: Kind = defineKind<DatabaseInputs>({
  share: 8,
  pulumiType: "aws:rds/instance:Instance",
  terraformType: "aws_db_instance",
  cloudFormationType: "AWS::RDS::DBInstance",
  good: ({ name, integer }) => ({
    identifier: `fleet-${name}`,
    engine: "postgres",
    engineVersion: "17.4",
    instanceClass: "db.t4g.medium",
    allocatedStorage: integer(20, 500),
    username: "fleet",
    manageMasterUserPassword: true,
    storageEncrypted: true,
    publiclyAccessible: false,
    backupRetentionPeriod: integer(7, 35),
    multiAz: true,
    deletionProtection: true,
    iamDatabaseAuthenticationEnabled: true,
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: true,
  }),
  mistakes: {
    "database-not-encrypted": (inputs) => ({ ...inputs, storageEncrypted: false }),
    "database-publicly-accessible": (inputs) => ({ ...inputs, publiclyAccessible: true }),
    "database-without-backups": (inputs) => ({ ...inputs, backupRetentionPeriod: 0 }),
    "database-in-one-zone": (inputs) => ({ ...inputs, multiAz: false }),
  },
  cloudFormation: (inputs) => ({
    DBInstanceIdentifier: inputs.identifier,
    Engine: inputs.engine,
    EngineVersion: inputs.engineVersion,
    DBInstanceClass: inputs.instanceClass,
    AllocatedStorage: String(inputs.allocatedStorage),
    MasterUsername: inputs.username,
    ManageMasterUserPassword: inputs.manageMasterUserPassword,
    StorageEncrypted: inputs.storageEncrypted,
    PubliclyAccessible: inputs.publiclyAccessible,
    BackupRetentionPeriod: inputs.backupRetentionPeriod,
    MultiAZ: inputs.multiAz,
    DeletionProtection: inputs.deletionProtection,
    EnableIAMDatabaseAuthentication: inputs.iamDatabaseAuthenticationEnabled,
    AutoMinorVersionUpgrade: inputs.autoMinorVersionUpgrade,
    CopyTagsToSnapshot: inputs.copyTagsToSnapshot,
  }),
});
