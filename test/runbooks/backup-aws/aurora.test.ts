import { randomUUID } from "node:crypto";
import {
  CreateDBClusterCommand,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  type DBCluster,
  DescribeDBClustersCommand,
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
    new CreateDBClusterCommand({
      DBClusterIdentifier: name,
      Engine: "aurora-postgresql",
      MasterUsername: "ada",
      MasterUserPassword: "correct-horse",
      DeletionProtection: true,
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: `${name}-a`,
      DBClusterIdentifier: name,
      DBInstanceClass: "db.r8g.large",
      Engine: "aurora-postgresql",
    }),
  );
  await rds.send(
    new CreateDBClusterSnapshotCommand({
      DBClusterIdentifier: name,
      DBClusterSnapshotIdentifier: `${name}-snap`,
    }),
  );
  store = await account.open(storeModule, {
    rdsCluster: name,
    isolatedSecurityGroups: ["sg-0123456789abcdef0"],
  });
});
afterEach(async () => {
  await store[Symbol.asyncDispose]?.();
  account.fake.databases.pending.release();
  expect(account.fake.problems).toEqual([]);
});

async function described(identifier: string): Promise<DBCluster | undefined> {
  const { DBClusters: found = [] } = await seen
    .send(new DescribeDBClustersCommand({ DBClusterIdentifier: identifier }))
    .catch(() => ({ DBClusters: [] }));
  return found[0];
}

async function requestFor(
  is: (point: RecoveryPoint) => boolean,
  more: Partial<RestoreRequest> = {},
): Promise<RestoreRequest> {
  const point = (await store.recoveryPoints(contextOf("look"))).find(is);
  if (point === undefined) throw new Error("there is no such recovery point");
  return {
    chosen: { point, moment: point.newest },
    name: `${name}-restored`,
    run: `run-${name}`,
    isIsolated: false,
    ...more,
  };
}

const isSnapshot = ({ id }: RecoveryPoint): boolean => id.endsWith("-snap");

describe("an Aurora cluster", () => {
  test("is restored from a snapshot together with an instance, without which nobody reaches it", async () => {
    const request = await requestFor(isSnapshot);
    const context = contextOf(request.run);
    const restored = await store.restore(request, context, unwatched);
    expect(await store.restoreState(request, context)).toEqual({ is: "restored", restored });
    const found = await described(request.name);
    expect(found?.DBClusterMembers?.map(({ DBInstanceIdentifier: id }) => id)).toEqual([
      `${request.name}-instance-1`,
    ]);
    expect(found?.DeletionProtection).toBe(true);
    expect((await store.verify(restored, context)).passes).toBe(true);
    await store.remove(request, context);
    expect(await described(request.name)).toBeUndefined();
    expect(await described(name)).toBeDefined();
  });

  test("is restored to a second of its automated backups", async () => {
    const resource = (await described(name))?.DbClusterResourceId;
    account.fake.databases.clusterBackups.push({
      DBClusterIdentifier: name,
      DbClusterResourceId: resource,
      Status: "active",
      RestoreWindow: {
        EarliestTime: new Date("2026-01-15T00:00:00Z"),
        LatestTime: new Date("2026-02-15T00:00:00Z"),
      },
    });
    const request = await requestFor(({ kind }) => kind === "continuous", { isIsolated: true });
    expect(request.chosen.point).toMatchObject({ id: resource, newest: "2026-02-15T00:00:00.000Z" });
    await store.restore(request, contextOf(request.run), unwatched);
    expect(
      (await described(request.name))?.VpcSecurityGroups?.map(({ VpcSecurityGroupId: id }) => id),
    ).toEqual(["sg-0123456789abcdef0"]);
  });

  test("that was cut off before it had an instance gets one from the run that goes on", async () => {
    account.fake.databases.pending.looks = Number.POSITIVE_INFINITY;
    const request = await requestFor(isSnapshot);
    const crashed = new AbortController();
    const cut = store.restore(request, contextOf(request.run, { signal: crashed.signal }), unwatched);
    await expect
      .poll(async () => (await store.restoreState(request, contextOf(request.run))).is)
      .toBe("restoring");
    crashed.abort(new Error("killed"));
    await expect(cut).rejects.toThrow();
    expect((await described(request.name))?.DBClusterMembers ?? []).toEqual([]);
    account.fake.databases.pending.release();
    await store.restore(request, contextOf(request.run), unwatched);
    expect((await described(request.name))?.DBClusterMembers?.length).toBe(1);
  });

  test("takes the name of the original, which is kept, and gives it back", async () => {
    const request = await requestFor(isSnapshot);
    const context = contextOf(request.run);
    const restored = await store.restore(request, context, unwatched);
    const original = (await described(name))?.DbClusterResourceId;
    const { cutOvers } = store;
    if (cutOvers === undefined) throw new Error("a cluster can be cut over to");
    const done = await cutOvers.cutOver(restored, context);
    expect((await described(name))?.DbClusterResourceId).toBe(restored.resourceId);
    expect(await cutOvers.hasCutOver(restored, context)).toEqual(done);
    await cutOvers.takeBack(restored, done, context);
    expect((await described(name))?.DbClusterResourceId).toBe(original);
  });

  test("whose snapshot was copied is as old as what was copied, where that still is", async () => {
    await rds.send(
      new CreateDBClusterSnapshotCommand({
        DBClusterIdentifier: name,
        DBClusterSnapshotIdentifier: `${name}-copy`,
      }),
    );
    const first = { SnapshotCreateTime: new Date("2026-01-01T00:00:00Z") };
    account.fake.databases.snapshots.set(`${name}-snap`, first);
    account.fake.databases.snapshots.set(`${name}-copy`, {
      SnapshotCreateTime: new Date("2026-01-03T00:00:00Z"),
      SourceDBClusterSnapshotArn: `arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:${name}-snap`,
    });
    const copy = await requestFor(({ id }) => id.endsWith("-copy"));
    expect(copy.chosen.point.newest).toBe("2026-01-01T00:00:00.000Z");
    account.fake.databases.snapshots.set(`${name}-copy`, {
      SnapshotCreateTime: new Date("2026-01-03T00:00:00Z"),
      SourceDBClusterSnapshotArn: "arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:gone",
    });
    const orphan = await requestFor(({ id }) => id.endsWith("-copy"));
    expect(orphan.chosen.point.newest).toBe("2026-01-03T00:00:00.000Z");
    expect(orphan.chosen.point.place).toContain("its data are older");
  });
});

describe("a restore into another region", () => {
  test("needs groups of that region, and cannot take the name of the original", async () => {
    const elsewhere = { rdsCluster: name, awsRecoveryRegion: "eu-central-1" };
    await expect(account.open(storeModule, elsewhere)).rejects.toThrow(/dbSubnetGroup/);
    await expect(account.open(storeModule, { ...elsewhere, dbSubnetGroup: "data" })).rejects.toThrow(
      /dbSecurityGroups/,
    );
    const there = await account.open(storeModule, {
      ...elsewhere,
      dbSubnetGroup: "data",
      dbSecurityGroups: ["sg-0123456789abcdef0"],
    });
    expect(there.cutOvers).toBeUndefined();
    expect(await there.recoveryPoints(contextOf("look"))).toEqual([]);
    await there[Symbol.asyncDispose]?.();
  });
});
