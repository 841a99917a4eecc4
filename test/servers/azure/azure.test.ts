import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { loadBlobSpecs, problemsOfHeaders, problemsOfRequest } from "./blob/specs.ts";
import { writeXml } from "./blob/xml.ts";
import { type FakeAzure, startFakeAzure, trustFakeAzure } from "./server.ts";

const GROUP = "/subscriptions/s/resourceGroups/g/providers";
const SNAPSHOT = `${GROUP}/Microsoft.Compute/snapshots/nightly`;
const DISK = `${GROUP}/Microsoft.Compute/disks/data`;
const DATABASE = `${GROUP}/Microsoft.Sql/servers/sql/databases/orders`;
const VERSIONS = { compute: "2026-03-02", sql: "2022-08-01-preview" };

let azure: FakeAzure;
beforeAll(async () => {
  trustFakeAzure();
  azure = await startFakeAzure();
});
afterAll(async () => await azure.stop());
afterEach(() => {
  azure.cloud.clear();
  azure.drift.length = 0;
});

interface Said {
  readonly status: number;
  readonly error: string;
}

async function ask(method: string, path: string, version: string, body?: unknown): Promise<Said> {
  const response = await fetch(`${azure.endpoint}${path}?api-version=${version}`, {
    method,
    headers: { authorization: "Bearer token", "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, error: await response.text() };
}

const disk = (more: Readonly<Record<string, unknown>> = {}, location: unknown = "westeurope"): unknown => ({
  location,
  properties: { creationData: { createOption: "Copy", sourceResourceId: SNAPSHOT }, ...more },
});

/** Requests of both generations of the SDKs, each wrong in one place. */
const REQUESTS: readonly (readonly [string, string, string, unknown, string])[] = [
  [
    "a member that does not exist",
    DISK,
    VERSIONS.compute,
    disk({ hardened: true }),
    "properties has no member hardened",
  ],
  [
    "the SDK's name of a member",
    DISK,
    VERSIONS.compute,
    disk({ diskIopsReadWrite: 1 }),
    "no member diskIopsReadWrite",
  ],
  [
    "a wrong type",
    DISK,
    VERSIONS.compute,
    disk({ diskSizeGB: "32" }),
    'diskSizeGB is \\"32\\", not a number',
  ],
  ["a missing member", DISK, VERSIONS.compute, { properties: {} }, "location is missing"],
  ["a missing inner member", DISK, VERSIONS.compute, disk({ creationData: {} }), "createOption is missing"],
  ["a read-only member", DISK, VERSIONS.compute, disk({ provisioningState: "Succeeded" }), "is read-only"],
  ["another version", DISK, "2020-01-01", disk(), "api-version is 2020-01-01, not 2026-03-02"],
  ["a member that does not exist", DATABASE, VERSIONS.sql, { location: "l", tag: {} }, "has no member tag"],
  [
    "a wrong type",
    DATABASE,
    VERSIONS.sql,
    { location: "l", properties: { maxSizeBytes: "1" } },
    'is \\"1\\", not a Number',
  ],
  [
    "no date",
    DATABASE,
    VERSIONS.sql,
    { location: "l", properties: { restorePointInTime: "now" } },
    "not a DateTime",
  ],
  ["a missing member", DATABASE, VERSIONS.sql, { tags: {} }, "location is missing"],
  [
    "a read-only member",
    DATABASE,
    VERSIONS.sql,
    { location: "l", properties: { status: "Online" } },
    "is read-only",
  ],
  ["another version", DATABASE, "2020-01-01", { location: "l" }, "api-version is 2020-01-01"],
];

test.each(REQUESTS)("a request with %s is drift: %s", async (_, path, version, body, because) => {
  azure.cloud.put(SNAPSHOT, {
    location: "westeurope",
    properties: { creationData: { createOption: "Empty" } },
  });
  const { status, error } = await ask("PUT", path, version, body);
  expect(error).toContain(because);
  expect(status).toBe(501);
  expect(azure.drift).toHaveLength(1);
});

const ANSWERS: readonly (readonly [string, string, string, Readonly<Record<string, unknown>>, string])[] = [
  [
    "a member that does not exist",
    DISK,
    VERSIONS.compute,
    { location: "l", color: "red" },
    "no member color",
  ],
  ["a wrong type", DISK, VERSIONS.compute, { location: 5 }, "location is 5, not a string"],
  ["a missing member", DISK, VERSIONS.compute, {}, "location is missing"],
  [
    "a member that does not exist",
    DATABASE,
    VERSIONS.sql,
    { location: "l", color: "red" },
    "no member color",
  ],
  [
    "a wrong type",
    DATABASE,
    VERSIONS.sql,
    { location: "l", properties: { status: 1 } },
    "status is 1, not a String",
  ],
  ["a missing member", DATABASE, VERSIONS.sql, {}, "location is missing"],
];

test.each(ANSWERS)("an answer of the fake with %s is drift: %s", async (_, id, version, body, because) => {
  azure.cloud.put(id, body);
  const { status, error } = await ask("GET", id, version);
  expect(error).toContain(because);
  expect(status).toBe(501);
});

test("members of one of several kinds are those of the kind that the discriminator names", async () => {
  const item = `${GROUP}/Microsoft.RecoveryServices/vaults/v/backupFabrics/Azure/protectionContainers/c/protectedItems/i`;
  azure.cloud.put(`${item}/recoveryPoints/1`, {
    properties: { objectType: "GenericRecoveryPoint", isManagedVirtualMachine: true },
  });
  const { error } = await ask("GET", `${item}/recoveryPoints`, "2023-06-01");
  expect(error).toContain("properties has no member isManagedVirtualMachine");
});

test("what the SDKs do not send is nothing that the fake has, and nobody is let in without a token", async () => {
  expect((await ask("POST", `${DISK}/explode`, VERSIONS.compute)).status).toBe(404);
  const response = await fetch(`${azure.endpoint}${DISK}`);
  expect(response.status).toBe(401);
});

test("Blob storage: a parameter, a header or a member that the SDK does not have is drift", async () => {
  const specs = await loadBlobSpecs();
  const list = specs.get("listBlobs");
  const create = specs.get("createContainer");
  const copy = specs.get("copyBlob");
  if (list === undefined || create === undefined || copy === undefined)
    throw new Error("specifications are missing");
  expect(problemsOfRequest(list, new URLSearchParams("restype=container&comp=list&colour=red"), {})).toEqual([
    "there is no query parameter colour",
  ]);
  expect(
    problemsOfRequest(create, new URLSearchParams("restype=container"), { "x-ms-colour": "red" }),
  ).toEqual(["there is no header x-ms-colour"]);
  expect(problemsOfRequest(copy, new URLSearchParams(), {})).toEqual(["header x-ms-copy-source is missing"]);
  expect(problemsOfHeaders(create, 201, { etag: "e", "x-ms-colour": "red" })).toEqual([
    "its answer has no header x-ms-colour",
  ]);
  const mapper = list.responses[200]?.bodyMapper;
  if (mapper === undefined) throw new Error("a list has no body");
  const { modelMappers } = list.serializer;
  const whole = { serviceEndpoint: "s", containerName: "c", segment: { blobItems: [] } };
  expect(writeXml(whole, mapper, modelMappers)).toContain("<EnumerationResults");
  expect(() => writeXml({ ...whole, colour: "red" }, mapper, modelMappers)).toThrow("no member colour");
  expect(() => writeXml({ ...whole, prefix: 5 }, mapper, modelMappers)).toThrow("Prefix is 5, not a String");
  expect(() => writeXml({ containerName: "c" }, mapper, modelMappers)).toThrow("serviceEndpoint is missing");
});
