import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBackupCommand,
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  UpdateContinuousBackupsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { makeBucket } from "../transfer-files/bucket.ts";
import { type Account, startAccount } from "./account.ts";
import { rampart, SECRET, SECRET_INPUT, startRampart } from "./command.ts";

let account: Account;
let rds: RDSClient;
let directory: string;

beforeAll(async () => {
  account = await startAccount();
  rds = new RDSClient({ ...account.client, endpoint: account.fake.endpoint });
});
afterAll(async () => {
  rds.destroy();
  await account[Symbol.asyncDispose]();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "rampart-aws-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  expect(account.fake.problems).toEqual([]);
});

async function makeInstance(): Promise<string> {
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
  return name;
}

async function identifiers(): Promise<readonly (string | undefined)[]> {
  const { DBInstances: found = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  return found.map(({ DBInstanceIdentifier: id }) => id).toSorted();
}

test("a user restores an RDS instance, and reads how to take it over", { timeout: 120_000 }, async () => {
  const name = await makeInstance();
  const inputs = { store: "aws-rds", rdsInstance: name, name: `${name}-restored` };

  const bad = await rampart(account, directory, ["run", "backup/restore", "--yes"], {
    ...inputs,
    s3Bucket: "x",
  });
  expect(bad.code).toBe(2);
  expect(bad.stderr).toContain("s3Bucket");

  const plan = await rampart(account, directory, ["run", "backup/restore", "--plan"], inputs);
  expect(plan.stdout + plan.stderr).toContain(`${name}-snap as of`);
  expect(await identifiers()).not.toContain(`${name}-restored`);

  const ran = await rampart(account, directory, ["run", "backup/restore", "--yes"], inputs);
  expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining("--new-db-instance-identifier")]);
  expect(await identifiers()).toEqual(expect.arrayContaining([name, `${name}-restored`]));
  expect(ran.stdout + ran.stderr).not.toContain(SECRET);
});

test("a restore whose process is killed while RDS works is gone on with, asked for once, and undone", {
  timeout: 180_000,
}, async () => {
  const name = await makeInstance();
  const restored = `${name}-restored`;
  const { pending } = account.fake.databases;
  pending.looks = Number.POSITIVE_INFINITY;
  const inputs = { store: "aws-rds", rdsInstance: name, name: restored };
  const killed = startRampart(account, directory, ["run", "backup/restore", "--yes"], inputs);
  try {
    await expect.poll(identifiers, { timeout: 60_000 }).toContain(restored);
  } finally {
    killed.kill();
    await killed.ended;
    pending.release();
  }
  const restores = (): number => account.fake.calls.filter((call) => call.startsWith("rds:RestoreDB")).length;
  const before = restores();
  const listed = await rampart(account, directory, ["runs", "--format", "json"]);
  const run = /"(?:run|id)": *"([^"]+)"/.exec(listed.stdout)?.[1] ?? "";
  const resumed = await rampart(account, directory, ["resume", run, "--yes", ...SECRET_INPUT]);
  expect([resumed.code, resumed.stderr]).toEqual([
    0,
    expect.stringContaining("--new-db-instance-identifier"),
  ]);
  expect(restores()).toBe(before);

  const undone = await rampart(account, directory, ["undo", run, "--yes", ...SECRET_INPUT]);
  expect([undone.code, undone.stderr]).toEqual([0, expect.anything()]);
  expect(await identifiers()).not.toContain(restored);
  expect(await identifiers()).toContain(name);
});

test("a restore test of a bucket proves what comes back, and leaves nothing", {
  timeout: 120_000,
}, async () => {
  const original = await makeBucket(account.moto, { isVersioned: true });
  const target = await makeBucket(account.moto);
  for (let index = 0; index < 5; index += 1) await original.put(`invoice-${index}`, `number ${index}`);
  const inputs = {
    store: "aws-s3",
    s3Bucket: original.name,
    s3RestoreBucket: target.name,
    rto: "1h",
    rpo: "5m",
  };
  const ran = await rampart(account, directory, ["run", "backup/restore-test", "--yes"], inputs);
  expect([ran.code, ran.stdout, ran.stderr]).toEqual([
    0,
    expect.anything(),
    expect.stringContaining("evidence:"),
  ]);
  expect(await target.keys()).toEqual([]);
  const [file = ""] = await readdir(join(directory, "restore-tests"));
  const evidence = await readFile(join(directory, "restore-tests", file), "utf8");
  expect(evidence).toContain(original.name);
  expect(evidence).not.toContain(SECRET);
});

test("a restore test of a table proves what comes back, and fails where an old point is taken on purpose", {
  timeout: 180_000,
}, async () => {
  const table = `orders-${randomUUID().slice(0, 8)}`;
  const dynamodb = new DynamoDBClient(account.client);
  await dynamodb.send(
    new CreateTableCommand({
      TableName: table,
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  await dynamodb.send(new PutItemCommand({ TableName: table, Item: { id: { S: "first" } } }));
  await dynamodb.send(new CreateBackupCommand({ TableName: table, BackupName: "before" }));
  await dynamodb.send(
    new UpdateContinuousBackupsCommand({
      TableName: table,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  account.fake.tables.windows.set(table, () => ({
    oldest: new Date(Date.now() - 3_600_000),
    newest: new Date(),
  }));
  const inputs = { store: "aws-dynamodb", dynamodbTable: table, rto: "1h", rpo: "5m" };
  const ran = await rampart(account, directory, ["run", "backup/restore-test", "--yes"], inputs);
  expect([ran.code, ran.stdout, ran.stderr]).toEqual([
    0,
    expect.anything(),
    expect.stringContaining("evidence:"),
  ]);

  const sabotaged = { ...inputs, sabotage: "old-snapshot" };
  const failed = await rampart(account, directory, ["run", "backup/restore-test", "--yes"], sabotaged);
  expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining("old-snapshot")]);
  // Neither of them leaves a table.
  expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([table]);
  dynamodb.destroy();
});
