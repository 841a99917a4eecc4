import { UNKNOWN } from "@rampart/core/value";
import { describe, expect, it } from "vitest";
import { isUndetermined } from "../../src/protection/protection.ts";
import { HOME_ACCOUNT, HOME_REGION, named, protectionsFor, record, summaryOf } from "./stacks.ts";

const HOUR = 3600;

describe("an RDS instance", () => {
  const INSTANCE = "aws:rds/instance:Instance";
  const of = (inputs: Record<string, unknown>, ...more: ReturnType<typeof record>[]) =>
    protectionsFor("db", record(INSTANCE, "db", inputs, { id: "db-1" }), ...more);

  it("has no backups of its own where its program asks for none", () => {
    expect(of({})).toEqual([]);
  });

  it("loses its automated backups with itself, unless it is told to leave them", () => {
    expect(named(of({ backupRetentionPeriod: 7 }), "automated backups")).toEqual({
      kind: "continuous-backup",
      name: "automated backups",
      delay: 300,
      scheduled: false,
      survives: "z",
      days: 7,
    });
    const left = of({ backupRetentionPeriod: 7, deleteAutomatedBackups: false });
    expect(named(left, "automated backups").survives).toBe("dz");
    const unknown = of({ backupRetentionPeriod: UNKNOWN, deleteAutomatedBackups: UNKNOWN });
    expect(named(unknown, "automated backups")).toMatchObject({
      delay: ["db#backupRetentionPeriod"],
      survives: "d?z",
      days: ["db#backupRetentionPeriod"],
    });
  });

  it("has backups in another region where they are replicated", () => {
    const replication = record(
      "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
      "replication",
      { sourceDbInstanceArn: "db-1", retentionPeriod: 14, region: "eu-central-1" },
    );
    const protections = of({ backupRetentionPeriod: 7, deleteAutomatedBackups: false }, replication);
    expect(named(protections, "automated backups replicated to eu-central-1")).toMatchObject({
      survives: "dzr",
      days: 14,
    });
  });

  it("has a standby that loses nothing with its zone, and keeps nothing of the past", () => {
    expect(of({ multiAz: true }).map(summaryOf)).toEqual([
      {
        kind: "replica",
        name: "standby in another zone",
        delay: 0,
        scheduled: false,
        survives: "z",
        days: 0,
      },
    ]);
  });

  it("has read replicas that may be any time behind", () => {
    const replica = record(INSTANCE, "reader", { replicateSourceDb: "db-1", region: "us-east-1" });
    const [reader] = of({}, replica);
    if (reader === undefined || !isUndetermined(reader.stream)) throw new Error("it has a stream");
    expect(reader.stream.why).toContain("any time behind");
    expect(named(of({}, replica), "read replica reader").survives).toBe("dzr");
    const near = record(INSTANCE, "reader", { replicateSourceDb: "db-1", availabilityZone: "eu-west-1b" });
    expect(named(of({ availabilityZone: "eu-west-1a" }, near), "read replica").survives).toBe("dz");
    expect(named(of({ availabilityZone: "eu-west-1b" }, near), "read replica").survives).toBe("d");
    expect(named(of({}, near), "read replica").survives).toBe("dz?");
  });

  it("can be protected from deletion", () => {
    expect(named(of({ deletionProtection: true }), "deletion protection")).toMatchObject({
      kind: "deletion-protection",
      survives: "d",
    });
  });
});

describe("a cluster of Aurora, DocumentDB or Neptune", () => {
  it.each([
    ["aws:rds/cluster:Cluster", "aws:rds/globalCluster:GlobalCluster"],
    ["aws:docdb/cluster:Cluster", "aws:docdb/globalCluster:GlobalCluster"],
    ["aws:neptune/cluster:Cluster", "aws:neptune/globalCluster:GlobalCluster"],
  ])(
    "%s keeps a day at least, and stands in three zones and the regions of its global cluster",
    (type, global) => {
      const protections = protectionsFor(
        "main",
        record(global, "world", { globalClusterIdentifier: "world" }, { id: "world" }),
        record(type, "main", { engine: "aurora-postgresql", globalClusterIdentifier: "world" }),
        record(type, "other", { globalClusterIdentifier: "world", region: "eu-central-1" }),
      );
      expect(named(protections, "automated backups")).toMatchObject({ delay: 300, survives: "z", days: 1 });
      expect(named(protections, "storage in three zones")).toMatchObject({ delay: 0, survives: "z" });
      expect(named(protections, "global cluster member other")).toMatchObject({ delay: 1, survives: "dzr" });
      const member = protections.find(({ name }) => name.startsWith("global"));
      expect(member?.assumes[0]).toContain("no promise");
    },
  );

  it("finds the other members from the cluster that the global cluster was made of", () => {
    const protections = protectionsFor(
      "main",
      record("aws:rds/cluster:Cluster", "main", {}, { id: "main-1" }),
      record(
        "aws:rds/globalCluster:GlobalCluster",
        "world",
        { sourceDbClusterIdentifier: "main-1" },
        { id: "world" },
      ),
      record("aws:rds/cluster:Cluster", "other", {
        globalClusterIdentifier: "world",
        region: "eu-central-1",
      }),
    );
    expect(named(protections, "global cluster member other").survives).toBe("dzr");
  });

  it("keeps its backups after deletion only where the service can and the program says so", () => {
    const kept = { deleteAutomatedBackups: false };
    const aurora = protectionsFor("main", record("aws:rds/cluster:Cluster", "main", kept));
    expect(named(aurora, "automated backups").survives).toBe("dz");
    const graphs = protectionsFor("main", record("aws:neptune/cluster:Cluster", "main", kept));
    expect(named(graphs, "automated backups").survives).toBe("z");
  });
});

describe("a DynamoDB table", () => {
  const TABLE = "aws:dynamodb/table:Table";
  const of = (inputs: Record<string, unknown>, ...more: ReturnType<typeof record>[]) =>
    protectionsFor("orders", record(TABLE, "orders", inputs, { outputs: { arn: TABLE_ARN } }), ...more);
  const TABLE_ARN = `arn:aws:dynamodb:${HOME_REGION}:${HOME_ACCOUNT}:table/orders`;

  it("goes back 35 days, or as many as it says, even after its deletion", () => {
    const recovery = (more = {}) => of({ pointInTimeRecovery: { enabled: true, ...more } });
    expect(named(recovery(), "point-in-time")).toMatchObject({ delay: 300, survives: "dz", days: 35 });
    expect(named(recovery({ recoveryPeriodInDays: 7 }), "point-in-time").days).toBe(7);
    expect(of({ pointInTimeRecovery: { enabled: false } }).map(({ kind }) => kind)).toEqual(["replica"]);
  });

  it("has replicas in other regions: those of its own resource go with it", () => {
    const inline = of({ replicas: [{ regionName: "us-east-1" }] });
    expect(named(inline, "replica in us-east-1")).toMatchObject({ delay: 1, survives: "zr" });
    const strong = of({ replicas: [{ regionName: "us-east-1", consistencyMode: "STRONG" }] });
    expect(named(strong, "replica in us-east-1").delay).toBe(0);
    const separate = record("aws:dynamodb/tableReplica:TableReplica", "replica", {
      globalTableArn: TABLE_ARN,
      region: "us-east-1",
    });
    expect(named(of({}, separate), "replica in us-east-1").survives).toBe("dzr");
    const unknown = of({ replicas: [{ regionName: UNKNOWN }] });
    expect(named(unknown, "replica in a region").survives).toBe("zr?");
  });
});

describe("an S3 bucket", () => {
  const BUCKET = "aws:s3/bucket:Bucket";
  const VERSIONED = { versioning: { enabled: true } };
  const of = (inputs: Record<string, unknown>, ...more: ReturnType<typeof record>[]) =>
    protectionsFor(
      "files",
      record(BUCKET, "files", { bucket: "files", ...inputs }, { id: "files" }),
      ...more,
    );

  it("keeps versions for ever, or until a lifecycle rule removes them", () => {
    expect(named(of(VERSIONED), "versions")).toMatchObject({ delay: 0, survives: "dz", days: "for ever" });
    const rule = (days: unknown, status = "Enabled") =>
      record("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "lifecycle", {
        bucket: "files",
        rules: [{ status, noncurrentVersionExpiration: { noncurrentDays: days } }],
      });
    expect(named(of(VERSIONED, rule(30)), "versions").days).toBe(30);
    expect(named(of(VERSIONED, rule(30, "Disabled")), "versions").days).toBe("for ever");
    expect(named(of(VERSIONED, rule(UNKNOWN)), "versions").days).toEqual([
      "lifecycle#rules[0].noncurrentVersionExpiration.noncurrentDays",
    ]);
    const inline = [{ enabled: true, noncurrentVersionExpiration: { days: 9 } }];
    expect(named(of({ ...VERSIONED, lifecycleRules: inline }, rule(30)), "versions").days).toBe(9);
  });

  it("loses them where its program empties it on destroy, and keeps them from everybody under a lock", () => {
    expect(named(of({ ...VERSIONED, forceDestroy: true }), "versions").survives).toBe("z");
    const lock = (mode: string) =>
      record("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "lock", {
        bucket: "files",
        rule: { defaultRetention: { mode, days: 30 } },
      });
    expect(named(of(VERSIONED, lock("COMPLIANCE")), "versions").survives).toBe("dza");
    expect(named(of(VERSIONED, lock("GOVERNANCE")), "versions").survives).toBe("dz");
  });

  it("is replicated within a bound only under Replication Time Control", () => {
    const dr = record(BUCKET, "dr", { bucket: "dr", region: "eu-central-1" });
    const rule = (destination: Record<string, unknown>, more = {}) =>
      record("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
        bucket: "files",
        rules: [
          {
            id: "all",
            status: "Enabled",
            destination: { bucket: "arn:aws:s3:::dr", ...destination },
            ...more,
          },
        ],
      });
    const timed = { replicationTime: { status: "Enabled", time: { minutes: 15 } } };
    expect(named(of(VERSIONED, dr, rule(timed)), "replication rule all")).toMatchObject({
      delay: 900,
      survives: "dzr",
    });
    const foreign = rule({ ...timed, account: "222222222222" });
    expect(named(of(VERSIONED, dr, foreign), "replication rule all").survives).toBe("dzra");
    const untimed = of(VERSIONED, dr, rule({})).find(({ name }) => name.startsWith("replication"));
    expect(untimed !== undefined && isUndetermined(untimed.stream) && untimed.stream.why).toContain(
      "any time behind",
    );
    const part = of(VERSIONED, dr, rule(timed, { filter: { prefix: "invoices/" } }));
    expect(part.find(({ name }) => name.startsWith("replication"))?.assumes.join()).toContain("filter");
    expect(named(of(VERSIONED, rule(timed)), "replication rule all").survives).toBe("dzr?a?");
  });
});

describe("a snapshot policy", () => {
  const POLICY = "aws:dlm/lifecyclePolicy:LifecyclePolicy";
  const volume = record("aws:ebs/volume:Volume", "data", { tags: { snapshots: "yes" } }, { id: "vol-1" });
  const policy = (schedule: Record<string, unknown>, more = {}) =>
    record(POLICY, "snapshots", {
      policyDetails: {
        resourceTypes: ["VOLUME"],
        targetTags: { snapshots: "yes" },
        schedules: [{ name: "s", ...schedule }],
      },
      ...more,
    });

  it("takes snapshots within an hour of their time, and copies them where it says", () => {
    const protections = protectionsFor(
      "data",
      volume,
      policy({
        createRule: { interval: 12, intervalUnit: "HOURS", times: ["03:30"] },
        retainRule: { count: 14 },
        crossRegionCopyRules: [
          { target: "eu-central-1", retainRule: { interval: 3, intervalUnit: "MONTHS" } },
        ],
      }),
    );
    expect(named(protections, "snapshot policy snapshots, s, copy to eu-central-1")).toMatchObject({
      survives: "dzr",
      days: 84,
    });
    expect(protections.map(summaryOf)[0]).toEqual({
      kind: "scheduled-backup",
      name: "snapshot policy snapshots, s",
      delay: HOUR,
      scheduled: true,
      survives: "dz",
      days: 7,
    });
    const [own] = protections;
    if (own === undefined || isUndetermined(own.stream)) throw new Error("undetermined");
    expect(own.stream.schedule).toMatchObject({ kind: "cron", hours: [3, 15], minutes: [30] });
  });

  it("takes none where it is off, or looks for other tags", () => {
    const rules = { createRule: { interval: 24 }, retainRule: { count: 1 } };
    expect(protectionsFor("data", volume, policy(rules, { state: "DISABLED" }))).toEqual([]);
    const untagged = record("aws:ebs/volume:Volume", "data", {}, { id: "vol-1" });
    expect(protectionsFor("data", untagged, policy(rules))).toEqual([]);
  });
});

describe("file systems", () => {
  it("EFS: automatic backups are those of AWS Backup, with its windows", () => {
    const protections = protectionsFor(
      "home",
      record("aws:efs/fileSystem:FileSystem", "home", {}, { id: "fs-1" }),
      record("aws:efs/backupPolicy:BackupPolicy", "policy", {
        fileSystemId: "fs-1",
        backupPolicy: { status: "ENABLED" },
      }),
      record("aws:efs/replicationConfiguration:ReplicationConfiguration", "replication", {
        sourceFileSystemId: "fs-1",
        destinations: [{ region: "eu-central-1" }],
      }),
    );
    expect(named(protections, "automatic backups")).toMatchObject({
      delay: 8 * HOUR + 7 * 24 * HOUR,
      survives: "dz",
      days: 35,
    });
    expect(named(protections, "replication to eu-central-1")).toMatchObject({ delay: 900, survives: "dzr" });
    expect(named(protections, "storage in three zones").survives).toBe("z");
  });

  it("EFS: one zone is one zone, and is backed up automatically unless a policy says otherwise", () => {
    const one = record(
      "aws:efs/fileSystem:FileSystem",
      "home",
      { availabilityZoneName: "eu-west-1a" },
      { id: "fs" },
    );
    expect(protectionsFor("home", one).map(({ name }) => name)).toEqual(["automatic backups"]);
    const off = record("aws:efs/backupPolicy:BackupPolicy", "off", {
      fileSystemId: "fs",
      backupPolicy: { status: "DISABLED" },
    });
    expect(protectionsFor("home", one, off)).toEqual([]);
    const regional = record("aws:efs/fileSystem:FileSystem", "home", {}, { id: "fs" });
    expect(protectionsFor("home", regional).map(({ name }) => name)).toEqual(["storage in three zones"]);
  });

  it("FSx: automatic backups go with the file system", () => {
    const windows = record("aws:fsx/windowsFileSystem:WindowsFileSystem", "share", {
      dailyAutomaticBackupStartTime: "05:00",
      deploymentType: "MULTI_AZ_1",
    });
    const protections = protectionsFor("share", windows);
    expect(named(protections, "automatic backups")).toMatchObject({ delay: 1800, survives: "z", days: 7 });
    expect(named(protections, "file servers in two zones").survives).toBe("z");
    const ontap = record("aws:fsx/ontapFileSystem:OntapFileSystem", "share");
    expect(protectionsFor("share", ontap)).toEqual([]);
  });
});

describe("warehouses, caches and search", () => {
  it("Redshift: every eight hours, or as its schedule says, and a day", () => {
    const cluster = record("aws:redshift/cluster:Cluster", "facts", { clusterIdentifier: "facts" });
    expect(named(protectionsFor("facts", cluster), "automated snapshots")).toMatchObject({
      survives: "z",
      days: 1,
    });
    const protections = protectionsFor(
      "facts",
      cluster,
      record("aws:redshift/snapshotSchedule:SnapshotSchedule", "hourly", {
        identifier: "hourly",
        definitions: ["rate(1 hour)"],
      }),
      record("aws:redshift/snapshotScheduleAssociation:SnapshotScheduleAssociation", "association", {
        clusterIdentifier: "facts",
        scheduleIdentifier: "hourly",
      }),
      record("aws:redshift/snapshotCopy:SnapshotCopy", "copy", {
        clusterIdentifier: "facts",
        destinationRegion: "eu-central-1",
      }),
    );
    const own = protections.find(({ name }) => name === "automated snapshots");
    if (own === undefined || isUndetermined(own.stream)) throw new Error("undetermined");
    expect(own.stream.schedule).toMatchObject({ kind: "rate", every: HOUR });
    expect(named(protections, "automated snapshots copied to eu-central-1")).toMatchObject({
      survives: "zr",
      days: 7,
    });
  });

  it("caches: none unless they are asked for, within a window that counts", () => {
    const cache = (inputs: Record<string, unknown>) =>
      protectionsFor("cache", record("aws:elasticache/replicationGroup:ReplicationGroup", "cache", inputs));
    expect(cache({})).toEqual([]);
    const window = cache({ snapshotRetentionLimit: 5, snapshotWindow: "23:00-01:30" });
    expect(named(window, "automatic snapshots")).toMatchObject({ delay: 2.5 * HOUR, survives: "z", days: 5 });
    const bad = cache({ snapshotRetentionLimit: 5, snapshotWindow: "at night" });
    expect(named(bad, "automatic snapshots").delay).toEqual(["cache#snapshotWindow"]);
  });

  it("OpenSearch: hourly for a fortnight, gone with the domain", () => {
    const protections = protectionsFor("logs", record("aws:opensearch/domain:Domain", "logs"));
    expect(protections.map(summaryOf)).toEqual([
      {
        kind: "own-backup",
        name: "automated snapshots",
        delay: 0,
        scheduled: true,
        survives: "z",
        days: 14,
      },
    ]);
  });
});

describe("keys and secrets", () => {
  it("have days of grace, and replicas", () => {
    const key = protectionsFor(
      "key",
      record("aws:kms/key:Key", "key", { multiRegion: true, deletionWindowInDays: 7 }, { id: "key-1" }),
      record("aws:kms/replicaKey:ReplicaKey", "dr", { primaryKeyArn: "key-1", region: "eu-central-1" }),
    );
    expect(named(key, "days of grace")).toMatchObject({ survives: "d", days: 7 });
    expect(named(key, "replica key dr")).toMatchObject({ delay: 0, survives: "dzr" });
    const secret = (inputs: Record<string, unknown>) =>
      protectionsFor("secret", record("aws:secretsmanager/secret:Secret", "secret", inputs));
    expect(named(secret({}), "days of grace").days).toBe(30);
    expect(secret({ recoveryWindowInDays: 0 }).map(({ name }) => name)).toEqual(["storage in several zones"]);
    expect(named(secret({ replicas: [{ region: "eu-central-1" }] }), "replica in").survives).toBe("zr");
  });
});

describe("services that need no more than a switch", () => {
  const of = (type: string, inputs: Record<string, unknown> = {}, ...more: ReturnType<typeof record>[]) =>
    protectionsFor("it", record(type, "it", inputs), ...more).map(summaryOf);

  it.each([
    ["aws:redshiftserverless/namespace:Namespace", 1],
    ["aws:opensearch/serverlessCollection:ServerlessCollection", 14],
  ])("%s takes snapshots that go with it", (type, days) => {
    expect(of(type)).toMatchObject([{ kind: "own-backup", scheduled: true, survives: "z", days }]);
  });

  it("DocumentDB elastic clusters keep a day, or as long as they say", () => {
    const elastic = (inputs: Record<string, unknown>) =>
      of("aws:docdb/elasticCluster:ElasticCluster", inputs)[0];
    expect(elastic({})).toMatchObject({ kind: "own-backup", days: 1 });
    expect(elastic({ backupRetentionPeriod: 9 })).toMatchObject({ days: 9 });
    expect(elastic({ backupRetentionPeriod: 0 })).toMatchObject({ kind: "replica" });
  });

  it("Keyspaces goes back 35 days where it is on, Lightsail seven unless it is off", () => {
    const table = (status: string) => of("aws:keyspaces/table:Table", { pointInTimeRecovery: { status } });
    expect(table("ENABLED")[0]).toMatchObject({ kind: "continuous-backup", survives: "dz", days: 35 });
    expect(table("DISABLED")).toMatchObject([{ kind: "replica" }]);
    const database = (inputs: Record<string, unknown>) => of("aws:lightsail/database:Database", inputs);
    expect(database({})).toMatchObject([{ kind: "continuous-backup", survives: "z", days: 7 }]);
    expect(database({ backupRetentionEnabled: false })).toEqual([]);
  });

  it("ECR replicates as the registry of its region says", () => {
    const registry = (region: string) =>
      record("aws:ecr/replicationConfiguration:ReplicationConfiguration", "registry", {
        region,
        replicationConfiguration: {
          rules: [{ destinations: [{ region: "us-east-1", registryId: "222222222222" }] }],
        },
      });
    const REPOSITORY = "aws:ecr/repository:Repository";
    expect(of(REPOSITORY, {}, registry(HOME_REGION))).toMatchObject([
      { name: "replication to us-east-1", survives: "dzra" },
      { name: "storage in several zones", survives: "z" },
    ]);
    expect(of(REPOSITORY, {}, registry("eu-north-1"))).toHaveLength(1);
  });

  it("a queue is kept in several zones, and nowhere else", () => {
    expect(of("aws:sqs/queue:Queue")).toMatchObject([{ kind: "replica", delay: 0, survives: "z" }]);
  });
});
