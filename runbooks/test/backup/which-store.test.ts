import { describe, expect, test } from "vitest";
import restoreTest from "../../backup/restore-test/runbook.ts";

const lockOf = (inputs: Readonly<Record<string, unknown>>): string | undefined =>
  restoreTest.lock?.(inputs as never);

describe("the lock of a restore test", () => {
  test.each([
    ["postgresql", "host"],
    ["postgresql", "port"],
    ["postgresql", "database"],
    ["postgresql", "baseBackups"],
    ["aws-rds", "rdsInstance"],
    ["aws-rds", "rdsCluster"],
    ["aws-rds", "awsRegion"],
    ["aws-dynamodb", "dynamodbTable"],
    ["aws-ebs", "ebsVolume"],
    ["aws-s3", "s3Bucket"],
    ["aws-s3", "s3Prefix"],
    ["aws-backup", "backupResource"],
    ["azure-sql", "azureResourceId"],
    ["azure-blob", "blobAccountUrl"],
    ["azure-blob", "blobContainer"],
  ])("of %s tells two stores apart by %s", (store, name) => {
    expect(lockOf({ store, [name]: "orders" })).not.toBe(lockOf({ store, [name]: "users" }));
  });

  test("is one for one store, whoever signs in and wherever it is restored, and has no secret", () => {
    const store = { store: "postgresql", host: "db-1", baseBackups: "/b" };
    const lock = lockOf(store);
    expect(lockOf({ ...store, user: "ada", password: "hunter2!", restoreInto: "/r", rto: "1h" })).toBe(lock);
    expect(lockOf({ ...store, sabotage: "missing-wal", archiveKey: "hunter2!" })).toBe(lock);
  });
});
