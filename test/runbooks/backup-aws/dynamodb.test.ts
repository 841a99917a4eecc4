import { randomUUID } from "node:crypto";
import {
  CreateBackupCommand,
  CreateTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
  PutItemCommand,
  type ScalarAttributeType,
  type TableDescription,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storeModule } from "../../../runbooks/backup/stores/aws/dynamodb/store.ts";
import type { RecoveryPoint, RestoreRequest, Store } from "../../../runbooks/backup/stores/store.ts";
import { type Account, startAccount } from "./account.ts";
import { contextOf, unwatched } from "./context.ts";

let account: Account;
let dynamodb: DynamoDBClient;
let table: string;
let store: Store;

beforeAll(async () => {
  account = await startAccount();
  dynamodb = new DynamoDBClient(account.client);
});
afterAll(async () => {
  dynamodb.destroy();
  await account[Symbol.asyncDispose]();
});
beforeEach(async () => {
  table = `orders-${randomUUID().slice(0, 8)}`;
  await createTable("S");
  await dynamodb.send(
    new UpdateContinuousBackupsCommand({
      TableName: table,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 21 },
    }),
  );
  const window = {
    oldest: new Date(Date.now() - 24 * 3_600_000),
    newest: new Date(Date.now() - 300_000),
  };
  account.fake.tables.windows.set(table, () => window);
  store = await account.open(storeModule, { dynamodbTable: table });
});
afterEach(async () => {
  await store[Symbol.asyncDispose]?.();
  account.fake.refusals.clear();
  account.fake.tables.pending.release();
  expect(account.fake.problems).toEqual([]);
});

async function createTable(type: ScalarAttributeType): Promise<void> {
  await dynamodb.send(
    new CreateTableCommand({
      TableName: table,
      KeySchema: [
        { AttributeName: "customer", KeyType: "HASH" },
        { AttributeName: "number", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "customer", AttributeType: type },
        { AttributeName: "number", AttributeType: "N" },
      ],
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      Tags: [{ Key: "team", Value: "payments" }],
    }),
  );
  for (let number = 0; number < 7; number += 1) {
    const customer = { S: { S: "ada" }, N: { N: "1815" }, B: { B: new Uint8Array([1, 8, 15]) } }[type];
    const item = { customer, number: { N: String(number) }, items: { SS: ["pen", "ink"] } };
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
  }
}

async function described(name: string): Promise<TableDescription | undefined> {
  const answer = await dynamodb.send(new DescribeTableCommand({ TableName: name })).catch(() => undefined);
  return answer?.Table;
}

async function tagsOf(name: string): Promise<Record<string, string | undefined>> {
  const arn = (await described(name))?.TableArn;
  const { Tags: tags = [] } = await dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn: arn }));
  return Object.fromEntries(tags.map(({ Key: key, Value: value }) => [key, value]));
}

async function pointOf(kind: RecoveryPoint["kind"]): Promise<RecoveryPoint> {
  const point = (await store.recoveryPoints(contextOf("look"))).find((one) => one.kind === kind);
  if (point === undefined) throw new Error(`there is no ${kind} recovery point`);
  return point;
}

function requestFor(point: RecoveryPoint, more: Partial<RestoreRequest> = {}): RestoreRequest {
  return {
    chosen: { point, moment: point.newest },
    name: `${table}-restored`,
    run: `run-${table}`,
    isIsolated: false,
    ...more,
  };
}

describe("restoring a table", () => {
  test("to a second: with its items, and with the settings that a restore does not take over", async () => {
    await dynamodb.send(
      new UpdateTimeToLiveCommand({
        TableName: table,
        TimeToLiveSpecification: { Enabled: true, AttributeName: "expires" },
      }),
    );
    const request = requestFor(await pointOf("continuous"));
    const context = contextOf(request.run);
    expect(await store.restoreState(request, context)).toEqual({ is: "absent" });
    const restored = await store.restore(request, context, unwatched);

    expect(await store.restoreState(request, context)).toEqual({ is: "restored", restored });
    expect(await store.proofs?.fingerprint(restored, context)).toEqual(
      await store.proofs?.fingerprint("original", context),
    );
    expect((await described(request.name))?.DeletionProtectionEnabled).toBe(true);
    expect(await tagsOf(request.name)).toMatchObject({ team: "payments", "rampart:run": request.run });
    const ttl = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: request.name }));
    expect(ttl.TimeToLiveDescription).toMatchObject({
      TimeToLiveStatus: "ENABLED",
      AttributeName: "expires",
    });
    const backups = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName: request.name }));
    expect(backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toMatchObject({
      PointInTimeRecoveryStatus: "ENABLED",
      RecoveryPeriodInDays: 21,
    });
    expect((await store.verify(restored, context)).passes).toBe(true);
    expect(store.handOver(restored)).toContain("auto scaling");

    await store.remove(request, context);
    expect(await described(request.name)).toBeUndefined();
    await store.remove(request, context);
  });

  test("from a backup, into isolation: without deletion protection, without the tags of the original", async () => {
    await dynamodb.send(new CreateBackupCommand({ TableName: table, BackupName: "nightly" }));
    const request = requestFor(await pointOf("snapshot"), { isIsolated: true });
    await store.restore(request, contextOf(request.run), unwatched);
    expect((await described(request.name))?.DeletionProtectionEnabled).not.toBe(true);
    expect(await tagsOf(request.name)).not.toHaveProperty("team");
  });

  test("to a moment outside of the window is refused by the service", async () => {
    const point = await pointOf("continuous");
    const request = requestFor(point, { chosen: { point, moment: "2020-01-01T00:00:00Z" } });
    await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
      /dynamodb:RestoreTableToPointInTime was refused: InvalidRestoreTimeException/,
    );
  });

  test("that was cut off before anybody could tag the table is known by what it restores", async () => {
    account.fake.tables.pending.looks = Number.POSITIVE_INFINITY;
    const request = requestFor(await pointOf("continuous"));
    const crashed = new AbortController();
    const cut = store.restore(request, contextOf(request.run, { signal: crashed.signal }), unwatched);
    await expect
      .poll(async () => (await store.restoreState(request, contextOf(request.run))).is)
      .toBe("restoring");
    crashed.abort(new Error("killed"));
    await expect(cut).rejects.toThrow();
    expect(await tagsOf(request.name)).not.toHaveProperty("rampart:run");
    const { point } = request.chosen;
    const later = {
      ...request,
      chosen: { point, moment: new Date(Date.parse(point.newest) - 60_000).toISOString() },
    };
    expect((await store.restoreState(later, contextOf(request.run))).is).toBe("foreign");

    account.fake.tables.pending.release();
    await store.restore(request, contextOf(request.run), unwatched);
    expect(
      account.fake.calls.filter((call) => call === "dynamodb:RestoreTableToPointInTime").length,
    ).toBeGreaterThan(0);
    expect((await store.restoreState(request, contextOf(request.run))).is).toBe("restored");
    expect(await tagsOf(request.name)).toMatchObject({ "rampart:run": request.run });
  });

  test("whose name another has is foreign, and is not removed", async () => {
    const request = requestFor(await pointOf("continuous"), { name: table });
    expect(await store.restoreState(request, contextOf(request.run))).toEqual({
      is: "foreign",
      because: `table "${table}" is there, and no run made it`,
    });
    await store.remove(request, contextOf(request.run));
    expect(await described(table)).toBeDefined();
  });

  test("that cannot reach its key has failed, and says so", async () => {
    account.fake.tables.pending.failsWith = "INACCESSIBLE_ENCRYPTION_CREDENTIALS";
    const request = requestFor(await pointOf("continuous"));
    await expect(store.restore(request, contextOf(request.run), unwatched)).rejects.toThrow(
      /its key may be disabled/,
    );
    expect((await store.restoreState(request, contextOf(request.run))).is).toBe("failed");
  });
});

describe("proofs of a table", () => {
  test.each(["S", "N", "B"] as const)(
    "a nonce has the key of a table whose keys are %s, and counts for nothing",
    async (type) => {
      table = `${table}-${type}`;
      await createTable(type);
      await using open = disposable(await account.open(storeModule, { dynamodbTable: table }));
      const { proofs } = open.store;
      if (proofs === undefined) throw new Error("a table can be proved");
      const context = contextOf("run");
      const before = await proofs.fingerprint("original", context);
      expect(before.counts).toEqual({ [table]: 7 });
      expect(await proofs.newestNonce("original", context)).toBeUndefined();
      await proofs.writeNonce("first", context);
      const nonce = await proofs.writeNonce("second", context);
      expect(await proofs.newestNonce("original", context)).toEqual(nonce);
      expect(await proofs.fingerprint("original", context)).toEqual(before);
      // Only an older one is taken away.
      await proofs.clearNonces(new Date(Date.parse(nonce.writtenAt) - 1).toISOString(), context);
      expect(await proofs.newestNonce("original", context)).toEqual(nonce);
      await proofs.clearNonces(new Date(Date.parse(nonce.writtenAt) + 1).toISOString(), context);
      expect(await proofs.newestNonce("original", context)).toBeUndefined();
    },
  );

  test("what was restored holds the nonce of its moment, and one changed item is another checksum", async () => {
    const { proofs } = store;
    if (proofs === undefined) throw new Error("a table can be proved");
    const context = contextOf("run");
    const nonce = await proofs.writeNonce("once", context);
    const restored = await store.restore(requestFor(await pointOf("continuous")), context, unwatched);
    expect(await proofs.newestNonce(restored, context)).toEqual(nonce);
    const item = { customer: { S: "ada" }, number: { N: "3" }, items: { SS: ["pen"] } };
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
    const [original, copy] = [
      await proofs.fingerprint("original", context),
      await proofs.fingerprint(restored, context),
    ];
    expect(original.counts).toEqual(copy.counts);
    expect(original.checksums).not.toEqual(copy.checksums);
  });

  test("a table with more items than a test may read is not compared in part", async () => {
    await using open = disposable(
      await account.open(storeModule, { dynamodbTable: table, dynamodbScanItems: 3 }),
    );
    await expect(open.store.proofs?.fingerprint("original", contextOf("run"))).rejects.toThrow(
      /dynamodbScanItems/,
    );
  });
});

function disposable(opened: Store): AsyncDisposable & { readonly store: Store } {
  return { store: opened, [Symbol.asyncDispose]: async () => await opened[Symbol.asyncDispose]?.() };
}
