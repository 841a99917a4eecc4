import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { DescribeDBInstancesCommand, RDSClient } from "@aws-sdk/client-rds";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Moto, startMoto } from "../moto/moto.ts";
import { problemsWith } from "./check.ts";
import { type AwsFake, startAwsFake } from "./fake.ts";
import { fromJson, toJson } from "./json.ts";
import { modelOf, type OperationModel, type ServiceName } from "./model.ts";
import { understood } from "./receive.ts";
import { answerFor, faultFor, outputOf, requestFor } from "./send.ts";

let moto: Moto;
let fake: AwsFake;
beforeAll(async () => {
  moto = await startMoto();
});
afterAll(async () => {
  await moto.stop();
});

function operation(service: ServiceName, name: string): OperationModel {
  const found = modelOf(service).operations.get(name);
  if (found === undefined) throw new Error(`${service} has no operation ${name}`);
  return found;
}

async function send(
  service: ServiceName,
  method: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(fake.endpoint + path, {
    method,
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=x`,
      ...headers,
    },
    ...(body === "" ? {} : { body }),
  });
  return { status: answer.status, text: await answer.text() };
}

describe("what is sent is checked against the models of the SDK", () => {
  afterEach(async () => {
    await fake[Symbol.asyncDispose]();
  });

  const POINT = "arn:aws:backup:eu-west-1:123456789012:recovery-point:1";

  test.each([
    [
      "a member that the operation does not have",
      "PUT",
      "/restore-jobs",
      { RecoveryPointArn: POINT, Metadata: {}, Colour: "red" },
      /Colour/,
    ],
    [
      "a member of another type",
      "PUT",
      "/restore-jobs",
      { RecoveryPointArn: POINT, Metadata: { a: 1 } },
      /Metadata\.a is the number 1 instead of a string/,
    ],
    [
      "a required member that is missing",
      "PUT",
      "/restore-jobs",
      { RecoveryPointArn: POINT },
      /Metadata is missing/,
    ],
    [
      "another path",
      "PUT",
      "/restore-job",
      { RecoveryPointArn: POINT, Metadata: {} },
      /is no operation of backup/,
    ],
    [
      "another method",
      "POST",
      "/restore-jobs",
      { RecoveryPointArn: POINT, Metadata: {} },
      /is no operation of backup/,
    ],
  ])("AWS Backup: %s", async (_, method, path, body, problem) => {
    fake = await startAwsFake(moto);
    const { status, text } = await send("backup", method, path, JSON.stringify(body));
    expect([status, text]).toEqual([501, expect.stringMatching(problem)]);
    expect(fake.problems).toEqual([expect.stringMatching(problem)]);
  });

  test("AWS Backup: a parameter of the query that the operation does not have", async () => {
    fake = await startAwsFake(moto);
    const { status } = await send("backup", "GET", "/backup-vaults/main/recovery-points?colour=red", "");
    expect(status).toBe(501);
    expect(fake.problems).toEqual(["the query holds colour, which is unknown to the operation"]);
  });

  test.each([
    ["a member that the operation does not have", "DBInstanceIdentifiers=a", /DBInstanceIdentifiers/],
    ["a member of another type", "MaxRecords=many", /MaxRecords is the string "many" instead of a number/],
    [
      "a member of a list that the list does not have",
      "Filters.Filter.1.Names=a",
      /Filters\.Filter\.1\.Names/,
    ],
  ])("RDS: %s", async (_, form, problem) => {
    fake = await startAwsFake(moto);
    const body = `Action=DescribeDBInstances&Version=2014-10-31&${form}`;
    const { status } = await send("rds", "POST", "/", body, {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(status).toBe(501);
    expect(fake.problems).toEqual([expect.stringMatching(problem)]);
  });

  test("DynamoDB: a member of another type", async () => {
    fake = await startAwsFake(moto);
    const { status } = await send("dynamodb", "POST", "/", '{"TableName": 1}', {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "DynamoDB_20120810.DescribeTable",
    });
    expect(status).toBe(501);
    expect(fake.problems).toEqual(["DescribeTable.TableName is the number 1 instead of a string"]);
  });

  test("what the SDK itself sends passes, and what is answered by moto comes back", async () => {
    fake = await startAwsFake(moto);
    const settings = { endpoint: fake.endpoint, region: "eu-west-1", credentials: moto.credentials };
    const rds = new RDSClient(settings);
    const dynamodb = new DynamoDBClient(settings);
    expect((await rds.send(new DescribeDBInstancesCommand({}))).DBInstances).toEqual([]);
    expect((await dynamodb.send(new ListTablesCommand({ Limit: 5 }))).TableNames).toEqual([]);
    fake.refusals.add("rds:DescribeDBInstances", {
      code: "DBInstanceNotFoundFault",
      message: "none",
      times: 1,
    });
    await expect(rds.send(new DescribeDBInstancesCommand({}))).rejects.toMatchObject({
      name: "DBInstanceNotFoundFault",
      $metadata: { httpStatusCode: 404 },
    });
    expect(fake.problems).toEqual([]);
    rds.destroy();
    dynamodb.destroy();
  });
});

describe("what is answered is checked against the models of the SDK", () => {
  test.each([
    [
      "a member that the operation does not have",
      { RestoreJobIds: "1" },
      "answer.RestoreJobIds is unknown to DescribeRestoreJobOutput",
    ],
    [
      "a member of another type",
      { CreationDate: "today" },
      'answer.CreationDate is the string "today" instead of a timestamp',
    ],
    [
      "a member of a structure in it",
      { CreatedBy: { Plan: "x" } },
      "answer.CreatedBy.Plan is unknown to RestoreJobCreator",
    ],
  ])("%s", (_, value, problem) => {
    expect(problemsWith(operation("backup", "DescribeRestoreJob").output, value, "answer")).toEqual([
      problem,
    ]);
  });

  test("a fault that the service does not know is refused", () => {
    expect(() => faultFor("backup", "DBInstanceNotFoundFault", "x")).toThrow(/knows no error/);
    expect(faultFor("rds", "DBInstanceAlreadyExistsFault", "x").status).toBe(400);
  });
});

describe("what is written is read again as it was", () => {
  const volume = {
    AvailabilityZone: "eu-west-1a",
    Size: 3,
    Encrypted: true,
    TagSpecifications: [{ ResourceType: "volume", Tags: [{ Key: "a&b", Value: "<c>" }] }],
  };
  const restore = {
    DBInstanceIdentifier: "a",
    MultiAZ: false,
    VpcSecurityGroupIds: ["sg-1", "sg-2"],
    Tags: [{ Key: "k", Value: "v" }],
    EnableCloudwatchLogsExports: ["postgresql"],
  };

  test.each([
    ["ec2", "CreateVolume", volume],
    ["rds", "RestoreDBInstanceFromDBSnapshot", restore],
    ["dynamodb", "GetItem", { TableName: "t", Key: { id: { B: new Uint8Array([1, 2]) } } }],
  ] as const)("a request of %s", (service, name, value) => {
    const { body, headers } = requestFor(service, operation(service, name), value);
    const read = understood(service, { method: "POST", url: "/", headers, body: Buffer.from(body) });
    expect(read).toMatchObject({ input: value, problems: [] });
  });

  test.each([
    [
      "ec2",
      "DescribeVolumes",
      {
        Volumes: [
          { VolumeId: "vol-1", Size: 3, CreateTime: new Date(1_000), Tags: [{ Key: "a&b", Value: "<c>" }] },
        ],
      },
    ],
    [
      "rds",
      "DescribeDBInstances",
      {
        DBInstances: [
          {
            DBInstanceIdentifier: "a",
            MultiAZ: false,
            Endpoint: { Port: 5432 },
            TagList: [{ Key: "k", Value: "v" }],
          },
        ],
      },
    ],
    ["dynamodb", "DescribeTable", { Table: { TableName: "t", CreationDateTime: new Date(2_000) } }],
  ] as const)("an answer of %s", (service, name, value) => {
    const of = operation(service, name);
    expect(outputOf(service, of, answerFor(service, of, value))).toEqual(value);
    expect(problemsWith(of.output, value, "answer")).toEqual([]);
  });

  test("values that JSON does not have", () => {
    const { output } = operation("backup", "DescribeRestoreJob");
    const value = { CreationDate: new Date(1_500), PercentDone: "1%" };
    expect(fromJson(JSON.parse(JSON.stringify(toJson(value))), output)).toEqual(value);
  });
});
