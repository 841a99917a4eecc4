import { randomUUID } from "node:crypto";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CopyDBSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  type DBInstance,
  DescribeDBInstancesCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/aws/rds/store.ts";
import type { RecoveryPoint, RestoreRequest, Store } from "../../../runbooks/backup/stores/store.ts";
import { type Account, startAccount } from "./account.ts";
import { contextOf, unwatched } from "./context.ts";

let account: Account;
let rds: RDSClient;
let seen: RDSClient;
let name: string;
let store: Store;

beforeAll(async () => {
  account = await startAccount();
  rds = new RDSClient(account.client);
  seen = new RDSClient({ ...account.client, endpoint: account.fake.endpoint });
});
afterAll(async () => {
  rds.destroy();
  seen.destroy();
  await account[Symbol.asyncDispose]();
});
beforeEach(async () => {
  name = `orders-${randomUUID().slice(0, 8)}`;
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: name,
      DBInstanceClass: "db.t4g.micro",
      Engine: "postgres",
      AllocatedStorage: 20,
      MasterUsername: "ada",
      MasterUserPassword: "correct-horse",
      BackupRetentionPeriod: 14,
      DeletionProtection: true,
      StorageEncrypted: true,
      Tags: [{ Key: "team", Value: "payments" }],
    }),
  );
  store = await account.open(storeModule, {
    rdsInstance: name,
    isolatedSecurityGroups: ["sg-0123456789abcdef0"],
  });
});
afterEach(async () => {
  await store[Symbol.asyncDispose]?.();
  account.fake.refusals.clear();
  account.fake.databases.pending.release();
  // Nothing was sent, or answered by the fake, that the models of the SDK do not know.
  expect(account.fake.problems).toEqual([]);
});

async function described(identifier: string): Promise<DBInstance | undefined> {
  const { DBInstances: found = [] } = await seen
    .send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }))
    .catch(() => ({ DBInstances: [] }));
  return found[0];
}

async function withSnapshot(): Promise<RecoveryPoint> {
  await rds.send(
    new CreateDBSnapshotCommand({ DBInstanceIdentifier: name, DBSnapshotIdentifier: `${name}-snap` }),
  );
  return await pointWith(({ id }) => id.endsWith(`:${name}-snap`));
}

async function pointWith(is: (point: RecoveryPoint) => boolean): Promise<RecoveryPoint> {
  const point = (await store.recoveryPoints(contextOf("look"))).find(is);
  if (point === undefined) throw new Error("there is no such recovery point");
  return point;
}

function requestFor(point: RecoveryPoint, more: Partial<RestoreRequest> = {}): RestoreRequest {
  return {
    chosen: { point, moment: point.newest },
    name: `${name}-restored`,
    run: `run-${name}`,
    isIsolated: false,
    ...more,
  };
}

describe("recovery points of an instance", () => {
  test("a copied snapshot is as old as its data, and one that is being made is an obstacle", async () => {
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: name, DBSnapshotIdentifier: `${name}-copy` }),
    );
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: name, DBSnapshotIdentifier: `${name}-new` }),
    );
    account.fake.databases.snapshots.set(`${name}-copy`, {
      OriginalSnapshotCreateTime: new Date("2026-01-02T03:04:05Z"),
      SourceRegion: "us-east-1",
    });
    account.fake.databases.snapshots.set(`${name}-new`, { Status: "creating", PercentProgress: 30 });
    const copy = await pointWith(({ id }) => id.endsWith("-copy"));
    const newest = await pointWith(({ id }) => id.endsWith("-new"));
    expect(newest.obstacle).toBe("the snapshot is creating (30%)");
    expect(copy).toMatchObject({ newest: "2026-01-02T03:04:05.000Z", kind: "snapshot" });
    expect(copy.place).toContain("copied from us-east-1");
    expect(copy.obstacle).toBeUndefined();
  });

  test("snapshots of AWS Backup and automated backups are among them, from the newest to the oldest", async () => {
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: name, DBSnapshotIdentifier: `${name}-manual` }),
    );
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier: name, DBSnapshotIdentifier: `${name}-vault` }),
    );
    account.fake.databases.snapshots.set(`${name}-manual`, {
      SnapshotDatabaseTime: new Date("2026-02-01T00:00:00Z"),
    });
    account.fake.databases.snapshots.set(`${name}-vault`, {
      SnapshotType: "awsbackup",
      SnapshotDatabaseTime: new Date("2026-03-01T00:00:00Z"),
    });
    account.fake.databases.instanceBackups.push({
      DBInstanceIdentifier: name,
      DbiResourceId: "db-ABC",
      Region: "eu-west-1",
      Status: "active",
      RestoreWindow: {
        EarliestTime: new Date("2026-01-15T00:00:00Z"),
        LatestTime: new Date("2026-02-15T00:00:00Z"),
      },
    });
    const points = await store.recoveryPoints(contextOf("look"));
    // moto has made a snapshot together with the instance.
    const [, ...others] = points;
    expect(others.map(({ kind, newest, place }) => [kind, newest.slice(0, 10), place])).toEqual([
      ["snapshot", "2026-03-01", "awsbackup snapshot in eu-west-1"],
      ["continuous", "2026-02-15", "automated backups in eu-west-1"],
      ["snapshot", "2026-02-01", "manual snapshot in eu-west-1"],
    ]);
  });
});

describe("restoring an instance", () => {
  test("beside the original, marked with the run, with its settings and tags, and removed again", async () => {
    const request = requestFor(await withSnapshot());
    const context = contextOf(request.run);
    expect(await store.restoreState(request, context)).toEqual({ is: "absent" });
    const restored = await store.restore(request, context, unwatched);

    expect(restored).toMatchObject({ name: request.name, what: "instance" });
    expect(await store.restoreState(request, context)).toEqual({ is: "restored", restored });
    const found = await described(request.name);
    expect(found).toMatchObject({ BackupRetentionPeriod: 14, DeletionProtection: true });
    expect(Object.fromEntries((found?.TagList ?? []).map(({ Key, Value }) => [Key, Value]))).toMatchObject({
      team: "payments",
      "rampart:run": request.run,
      "rampart:restore": "complete",
    });
    expect((await store.verify(restored, context)).passes).toBe(true);
    expect(store.handOver(restored)).toContain(`--new-db-instance-identifier ${name}`);

    await store.remove(request, context);
    expect(await described(request.name)).toBeUndefined();
    expect(await described(name)).toBeDefined();
    await store.remove(request, context);
  });

  test("to a second of the automated backups, never to one outside of their window", async () => {
    const resource = (await described(name))?.DbiResourceId;
    account.fake.databases.instanceBackups.push({
      DBInstanceIdentifier: name,
      DbiResourceId: resource,
      Region: "eu-west-1",
      Status: "active",
      RestoreWindow: {
        EarliestTime: new Date("2026-01-15T00:00:00Z"),
        LatestTime: new Date("2026-02-15T00:00:00Z"),
      },
    });
    const point = await pointWith(({ kind }) => kind === "continuous");
    expect(point.id).toBe(resource);
    const request = requestFor(point);
    // RDS takes moments before the newest only, and the newest is asked for.
    await store.restore(request, contextOf(request.run), unwatched);
    const early = requestFor(point, {
      name: `${name}-early`,
      chosen: { point, moment: "2026-01-01T00:00:00Z" },
    });
    await expect(store.restore(early, contextOf(request.run), unwatched)).rejects.toThrow(
      /rds:RestoreDBInstanceToPointInTime was refused: InvalidRestoreFault/,
    );
  });

  test("into isolation, it is in the security groups for that, and has no tag of the original", async () => {
    const request = requestFor(await withSnapshot(), { isIsolated: true });
    await store.restore(request, contextOf(request.run), unwatched);
    const found = await described(request.name);
    expect(found?.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId)).toEqual([
      "sg-0123456789abcdef0",
    ]);
    expect(found).toMatchObject({ MultiAZ: false, DeletionProtection: false });
    expect(found?.TagList?.map(({ Key }) => Key)).not.toContain("team");
  });

  test("without security groups for isolation it is refused before anything is asked of AWS", async () => {
    const open = await account.open(storeModule, { rdsInstance: name });
    const request = requestFor(await withSnapshot(), { isIsolated: true });
    const readiness = await open.readiness?.(request, contextOf(request.run));
    expect(readiness?.passes).toBe(false);
    await expect(open.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
      /isolatedSecurityGroups/,
    );
    expect(await described(request.name)).toBeUndefined();
  });
});

describe("a restore in doubt", () => {
  test("is restoring while RDS creates it, and restored by the run that goes on with it", async () => {
    account.fake.databases.pending.looks = Number.POSITIVE_INFINITY;
    const request = requestFor(await withSnapshot());
    const crashed = new AbortController();
    const cut = store.restore(request, contextOf(request.run, { signal: crashed.signal }), unwatched);
    await expect
      .poll(async () => (await store.restoreState(request, contextOf(request.run))).is)
      .toBe("restoring");
    crashed.abort(new Error("killed"));
    await expect(cut).rejects.toThrow();
    expect(await store.restoreState(request, contextOf(request.run))).toEqual({ is: "restoring" });

    account.fake.databases.pending.release();
    const before = account.fake.calls.filter((call) => call.startsWith("rds:RestoreDB")).length;
    await store.restore(request, contextOf(request.run), unwatched);
    expect(account.fake.calls.filter((call) => call.startsWith("rds:RestoreDB")).length).toBe(before);
    expect((await store.restoreState(request, contextOf(request.run))).is).toBe("restored");
  });

  test("that is still going on is waited for, and then removed", async () => {
    account.fake.databases.pending.looks = 6;
    const request = requestFor(await withSnapshot());
    const crashed = new AbortController();
    const cut = store.restore(request, contextOf(request.run, { signal: crashed.signal }), unwatched);
    await expect
      .poll(async () => (await store.restoreState(request, contextOf(request.run))).is)
      .toBe("restoring");
    crashed.abort(new Error("killed"));
    await expect(cut).rejects.toThrow();
    await store.remove(request, contextOf(request.run));
    expect(await described(request.name)).toBeUndefined();
  });

  test("whose name another has is foreign, and is neither waited for nor removed", async () => {
    const request = requestFor(await withSnapshot());
    await store.restore(request, contextOf(request.run), unwatched);
    const other = { ...request, run: "run-of-another" };
    expect(await store.restoreState(other, contextOf(other.run))).toEqual({
      is: "foreign",
      because: `DB instance "${request.name}" is there, and run ${request.run} made it`,
    });
    await expect(store.restore(other, contextOf(other.run), unwatched)).rejects.toThrow(/made it/);
    await store.remove(other, contextOf(other.run));
    expect(await described(request.name)).toBeDefined();
    const original = { ...request, name };
    expect((await store.restoreState(original, contextOf(other.run))).is).toBe("foreign");
  });

  test.each([
    ["incompatible-restore", /RDS cannot restore that point/],
    ["storage-full", /its storage is full/],
    ["inaccessible-encryption-credentials", /the key that encrypts it is disabled/],
  ])("that ends as %s has failed, says why, and can be removed", async (status, because) => {
    account.fake.databases.pending.failsWith = status;
    const request = requestFor(await withSnapshot());
    await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(because);
    expect(await store.restoreState(request, contextOf(request.run))).toMatchObject({
      is: "failed",
      because: expect.stringMatching(because),
    });
    await store.remove(request, contextOf(request.run));
    expect(await described(request.name)).toBeUndefined();
  });

  test("that AWS refuses says which call, and what to do about it", async () => {
    const point = await withSnapshot();
    account.fake.refusals.add("rds:RestoreDBInstanceFromDBSnapshot", {
      code: "KMSKeyNotAccessibleFault",
      message: "An error occurred accessing an Amazon Web Services KMS key.",
    });
    await expect(store.restore(requestFor(point), contextOf("run"), unwatched)).rejects.toThrow(
      /rds:RestoreDBInstanceFromDBSnapshot was refused: KMSKeyNotAccessibleFault.*has to be enabled/,
    );
  });

  test("that AWS is too busy for a few times is asked for again by the SDK", async () => {
    const point = await withSnapshot();
    account.fake.refusals.add("rds:RestoreDBInstanceFromDBSnapshot", {
      code: "Throttling",
      message: "Rate exceeded",
      times: 2,
    });
    await store.restore(requestFor(point), contextOf("run"), unwatched);
  });
});

test("an instance is restored from a copy in another region, into the groups of that region", async () => {
  const there = { ...account.client, region: "eu-central-1" };
  const [ec2, copies] = [new EC2Client(there), new RDSClient(there)];
  const { Subnets: subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const group = {
    DBSubnetGroupName: `data-${name}`,
    DBSubnetGroupDescription: "data",
    SubnetIds: subnets.flatMap(({ SubnetId: id }) => id ?? []),
  };
  await copies.send(new CreateDBSubnetGroupCommand(group));
  const { id } = await withSnapshot();
  await copies.send(
    new CopyDBSnapshotCommand({
      SourceDBSnapshotIdentifier: id,
      TargetDBSnapshotIdentifier: `${name}-there`,
    }),
  );
  const other = await account.open(storeModule, {
    rdsInstance: name,
    awsRecoveryRegion: "eu-central-1",
    dbSubnetGroup: group.DBSubnetGroupName,
    dbSecurityGroups: ["sg-0fedcba9876543210"],
  });
  const point = (await other.recoveryPoints(contextOf("look"))).find((one) =>
    one.id.endsWith(`${name}-there`),
  );
  if (point === undefined) throw new Error("there is no copy");
  const request = requestFor(point);
  const restored = await other.restore(request, contextOf(request.run), unwatched);
  expect(restored.id).toContain(":eu-central-1:");
  const { DBInstances: found = [] } = await copies.send(
    new DescribeDBInstancesCommand({ DBInstanceIdentifier: request.name }),
  );
  expect(found[0]?.DBSubnetGroup?.DBSubnetGroupName).toBe(group.DBSubnetGroupName);
  expect(found[0]?.VpcSecurityGroups?.[0]?.VpcSecurityGroupId).toBe("sg-0fedcba9876543210");
  expect(other.cutOvers).toBeUndefined();
  expect(other.handOver(restored)).toContain("is in another region");
  await other[Symbol.asyncDispose]?.();
  ec2.destroy();
  copies.destroy();
});

describe("cutting over to a restored instance", () => {
  test("gives it the name of the original, which is kept; taking back undoes it", async () => {
    const request = requestFor(await withSnapshot());
    const context = contextOf(request.run);
    const restored = await store.restore(request, context, unwatched);
    const original = (await described(name))?.DbiResourceId;
    const { cutOvers } = store;
    if (cutOvers === undefined) throw new Error("an instance can be cut over to");

    expect(await cutOvers.hasCutOver(restored, context)).toBe(false);
    const done = await cutOvers.cutOver(restored, context);
    expect(done).toEqual({ before: { parked: `${name}-before-${request.run}` } });
    expect(await cutOvers.hasCutOver(restored, context)).toEqual(done);
    expect((await described(name))?.DbiResourceId).toBe(restored.resourceId);
    expect((await described(`${name}-before-${request.run}`))?.DbiResourceId).toBe(original);
    // Asked again it does nothing.
    expect(await cutOvers.cutOver(restored, context)).toEqual(done);

    await cutOvers.takeBack(restored, done, context);
    expect((await described(name))?.DbiResourceId).toBe(original);
    expect((await described(request.name))?.DbiResourceId).toBe(restored.resourceId);
    expect(await cutOvers.hasCutOver(restored, context)).toBe(false);
  });

  test.each([
    "goes on from there where it is asked for again",
    "gives the original its name again where what was restored is removed",
  ])("that is cut off between both renamings %s", async (what) => {
    const request = requestFor(await withSnapshot());
    const context = contextOf(request.run);
    const restored = await store.restore(request, context, unwatched);
    const { cutOvers } = store;
    if (cutOvers === undefined) throw new Error("an instance can be cut over to");
    const original = (await described(name))?.DbiResourceId;
    const parked = `${name}-before-${request.run}`;

    const crashed = new AbortController();
    account.fake.databases.pending.looks = Number.POSITIVE_INFINITY;
    const cut = cutOvers.cutOver(restored, contextOf(request.run, { signal: crashed.signal }));
    // moto renames at once, and the fake tells of it when it is let.
    await expect
      .poll(async () =>
        (await rds.send(new DescribeDBInstancesCommand({}))).DBInstances?.map(
          ({ DBInstanceIdentifier: id }) => id,
        ),
      )
      .toContain(parked);
    crashed.abort(new Error("killed"));
    await expect(cut).rejects.toThrow();
    account.fake.databases.pending.release();
    expect(await cutOvers.hasCutOver(restored, context)).toBe(false);
    expect(await described(name)).toBeUndefined();
    expect(original).toBeDefined();
    expect((await described(parked))?.DbiResourceId).toBe(original);
    if (what.startsWith("goes on")) {
      expect(await cutOvers.cutOver(restored, context)).toEqual({ before: { parked } });
      expect((await described(name))?.DbiResourceId).toBe(restored.resourceId);
      return;
    }
    await store.remove(request, context);
    expect((await described(name))?.DbiResourceId).toBe(original);
    expect(await described(request.name)).toBeUndefined();
  });
});
