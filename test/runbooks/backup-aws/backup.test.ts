import { randomUUID } from "node:crypto";
import {
  CreateBackupCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import {
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/aws/backup/store.ts";
import type { RestoreRequest, Store } from "../../../runbooks/backup/stores/store.ts";
import type { FakePoint } from "../../servers/aws-fake/backup.ts";
import { type Account, startAccount } from "./account.ts";
import { contextOf, unwatched } from "./context.ts";

const ROLE = "arn:aws:iam::123456789012:role/restore";

let account: Account;
let rds: RDSClient;
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  account = await startAccount();
  rds = new RDSClient({ ...account.client, endpoint: account.fake.endpoint });
  dynamodb = new DynamoDBClient({ ...account.client, endpoint: account.fake.endpoint });
});
afterAll(async () => {
  rds.destroy();
  dynamodb.destroy();
  await account[Symbol.asyncDispose]();
});
beforeEach(() => {
  account.fake.backup.points.length = 0;
  account.fake.backup.jobs.length = 0;
});
afterEach(() => {
  account.fake.backup.pending.release();
  account.fake.refusals.clear();
  expect(account.fake.problems).toEqual([]);
});

async function protectedTable(more: Partial<FakePoint> = {}): Promise<FakePoint> {
  const name = `orders-${randomUUID().slice(0, 8)}`;
  await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  const { BackupDetails: backup } = await dynamodb.send(
    new CreateBackupCommand({ TableName: name, BackupName: "of-backup" }),
  );
  const { Table: table } = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
  const point: FakePoint = {
    arn: `arn:aws:backup:eu-west-1:123456789012:recovery-point:${randomUUID()}`,
    vault: "main",
    resource: table?.TableArn ?? "",
    type: "DynamoDB",
    made: new Date("2026-05-06T07:08:09Z"),
    metadata: { originalTableName: name, encryptionType: "Default" },
    snapshot: backup?.BackupArn ?? "",
    ...more,
  };
  account.fake.backup.points.push(point);
  return point;
}

async function opened(point: FakePoint, more: Readonly<Record<string, unknown>> = {}): Promise<Store> {
  return await account.open(storeModule, {
    backupResource: point.resource,
    backupRestoreRole: ROLE,
    ...more,
  });
}

async function requestFor(
  store: Store,
  { arn }: FakePoint,
  more: Partial<RestoreRequest> = {},
): Promise<RestoreRequest> {
  const point = (await store.recoveryPoints(contextOf("look"))).find(({ id }) => id === arn);
  if (point === undefined) throw new Error("there is no such recovery point");
  return {
    chosen: { point, moment: point.newest },
    name: `restored-${randomUUID().slice(0, 8)}`,
    run: `run-${randomUUID()}`,
    isIsolated: false,
    ...more,
  };
}

describe("recovery points of AWS Backup", () => {
  test("that are partial, expired or not complete are obstacles, and copies say where they are from", async () => {
    const point = await protectedTable();
    const { points } = account.fake.backup;
    points.push({ ...point, arn: `${point.arn}-p`, status: "PARTIAL" });
    points.push({ ...point, arn: `${point.arn}-e`, status: "EXPIRED" });
    points.push({ ...point, arn: `${point.arn}-c`, status: "CREATING" });
    points.push({
      ...point,
      arn: `${point.arn}-copy`,
      vault: "copies",
      source: "arn:aws:backup:us-east-1:123456789012:backup-vault:main",
    });
    const store = await opened(point);
    const found = await store.recoveryPoints(contextOf("look"));
    expect(found.map(({ id, obstacle }) => [id.slice(point.arn.length), obstacle])).toEqual([
      ["", undefined],
      ["-copy", undefined],
      ["-c", "it is not complete yet"],
      ["-e", "it has expired, and AWS Backup could not delete it"],
      ["-p", "only a part of it was backed up"],
    ]);
    const copies = await opened(point, { backupVaults: ["copies"] });
    const [copy, ...others] = await copies.recoveryPoints(contextOf("look"));
    expect(others).toEqual([]);
    expect(copy?.place).toBe("vault copies in eu-west-1, copied from main in us-east-1");
    for (const one of [store, copies]) await one[Symbol.asyncDispose]?.();
  });

  test.each([
    "arn:aws:ec2:eu-west-1:123456789012:volume/vol-0123456789abcdef0",
    "arn:aws:rds:eu-west-1:123456789012:og:some",
  ])("of %s are refused before anything is asked", async (resource) => {
    const open = async (): Promise<Store> =>
      await account.open(storeModule, { backupResource: resource, backupRestoreRole: ROLE });
    await expect(open()).rejects.toThrow(/backupResource/);
  });
});

describe("a restore job", () => {
  test("restores a table, is marked, validated and removed", async () => {
    const point = await protectedTable();
    const store = await opened(point);
    const request = await requestFor(store, point);
    const context = contextOf(request.run);
    expect(await store.restoreState(request, context)).toEqual({ is: "absent" });
    const restored = await store.restore(request, context, unwatched);
    const [job] = account.fake.backup.jobs;
    expect(job?.metadata).toEqual({ ...point.metadata, targetTableName: request.name });
    expect(restored).toMatchObject({ name: request.name, job: job?.id });
    expect(await store.restoreState(request, context)).toEqual({ is: "restored", restored });
    expect((await store.verify(restored, context)).passes).toBe(true);
    expect(job?.validation).toBe("SUCCESSFUL");
    await store.remove(request, context);
    expect(await store.restoreState(request, context)).toEqual({ is: "absent" });
    await store[Symbol.asyncDispose]?.();
  });

  test("that was asked for by a run that was cut off is found by the name it gives, and is not asked for again", async () => {
    const point = await protectedTable();
    const store = await opened(point);
    account.fake.backup.pending.looks = Number.POSITIVE_INFINITY;
    const request = await requestFor(store, point);
    const crashed = new AbortController();
    const cut = store.restore(request, contextOf(request.run, { signal: crashed.signal }), unwatched);
    await expect
      .poll(async () => (await store.restoreState(request, contextOf(request.run))).is)
      .toBe("restoring");
    crashed.abort(new Error("killed"));
    await expect(cut).rejects.toThrow();
    expect(await store.restoreState(request, contextOf(request.run))).toEqual({ is: "restoring", done: 0.4 });
    const other = { ...request, name: `${request.name}-2` };
    expect(await store.restoreState(other, contextOf(request.run))).toEqual({ is: "absent" });

    account.fake.backup.pending.release();
    await store.restore(request, contextOf(request.run), unwatched);
    expect(account.fake.backup.jobs.length).toBe(1);
    await store[Symbol.asyncDispose]?.();
  });

  test("that fails says why in the words of AWS Backup, and another one can be begun", async () => {
    const point = await protectedTable();
    const store = await opened(point);
    account.fake.backup.pending.failsWith = "The KMS key of the recovery point is disabled.";
    const request = await requestFor(store, point);
    await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
      /KMS key .* is disabled/,
    );
    expect(await store.restoreState(request, contextOf(request.run))).toMatchObject({ is: "failed" });
    // Once the cause is mended, the run that goes on begins another job.
    await store.restore(request, contextOf(request.run), unwatched);
    expect(account.fake.backup.jobs.map(({ status }) => status)).toEqual(["FAILED", "COMPLETED"]);
    await store[Symbol.asyncDispose]?.();
  });

  test("does not touch what is there of that name already", async () => {
    const point = await protectedTable();
    const store = await opened(point);
    const name = String(point.metadata.originalTableName);
    const request = await requestFor(store, point, { name });
    expect(await store.restoreState(request, contextOf(request.run))).toMatchObject({ is: "foreign" });
    await store.remove(request, contextOf(request.run));
    expect((await dynamodb.send(new DescribeTableCommand({ TableName: name }))).Table?.TableName).toBe(name);
    await store[Symbol.asyncDispose]?.();
  });

  test("of an instance, into isolation, is told the security groups for that", async () => {
    const name = `orders-${randomUUID().slice(0, 8)}`;
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: name,
        DBInstanceClass: "db.t4g.micro",
        Engine: "postgres",
        AllocatedStorage: 20,
        MasterUsername: "ada",
        MasterUserPassword: "correct-horse",
      }),
    );
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: name, DBSnapshotIdentifier: `${name}-snap` }),
    );
    const point: FakePoint = {
      arn: `arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-${randomUUID()}`,
      vault: "main",
      resource: `arn:aws:rds:eu-west-1:123456789012:db:${name}`,
      type: "RDS",
      made: new Date("2026-05-06T07:08:09Z"),
      metadata: { DBInstanceClass: "db.t4g.micro", MultiAZ: "true", DBSubnetGroupName: "data" },
      snapshot: `${name}-snap`,
    };
    account.fake.backup.points.push(point);
    const store = await opened(point, {
      isolatedSecurityGroups: ["sg-0123456789abcdef0"],
      backupRestoreMetadata: { DBInstanceClass: "db.t4g.small" },
    });
    const request = await requestFor(store, point, { isIsolated: true });
    const restored = await store.restore(request, contextOf(request.run), unwatched);
    expect(account.fake.backup.jobs[0]?.metadata).toEqual({
      DBInstanceClass: "db.t4g.small",
      MultiAZ: "false",
      DBSubnetGroupName: "data",
      DBInstanceIdentifier: request.name,
      VpcSecurityGroupIds: '["sg-0123456789abcdef0"]',
      PubliclyAccessible: "false",
      DeletionProtection: "false",
    });
    expect((await store.verify(restored, contextOf(request.run))).passes).toBe(true);
    await store.remove(request, contextOf(request.run));
    await expect(
      rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: request.name })),
    ).rejects.toThrow(/not found/);
    await store[Symbol.asyncDispose]?.();
  });
});
