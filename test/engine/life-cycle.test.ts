import { expect, test } from "vitest";
import { mixed, PASSWORD } from "./programs.ts";
import { UNKNOWN } from "./provider/values.ts";
import { EngineStack, type ResourceState, type StackExport } from "./stack.ts";

// Stack, component, explicit provider and seven cloud resources. Default providers are not counted.
const RESOURCES = 9;

function find(exported: StackExport, type: string): ResourceState {
  const found = exported.deployment.resources?.find((resource) => resource.type === type);
  if (!found) throw new Error(`no ${type} in the export`);
  return found;
}

test("a mixed stack lives through preview, up, refresh, update and destroy on the real engine", {
  timeout: 180_000,
}, async () => {
  await using bed = await EngineStack.create({
    program: mixed(),
    config: { password: { secret: PASSWORD } },
  });

  expect((await bed.preview()).changes).toEqual({ create: RESOURCES });
  expect((await bed.up()).changes).toEqual({ create: RESOURCES });
  expect((await bed.up()).changes).toEqual({ same: RESOURCES });
  expect((await bed.refresh()).changes).toEqual({ same: RESOURCES });

  const before = await bed.exportStack();
  const update = await bed.up({ program: mixed("billing") });
  expect(update.changes).toEqual({ same: RESOURCES - 1, update: 1 });
  const after = await bed.exportStack();
  const bucket = "aws:s3/bucket:Bucket";
  expect(find(after, bucket).outputs?.tags).toEqual({ owner: "billing" });
  expect(find(after, bucket).id).toBe(find(before, bucket).id);

  expect((await bed.destroy()).changes).toEqual({ delete: RESOURCES });
  expect((await bed.exportStack()).deployment.resources ?? []).toEqual([]);
});

test("state holds what the clouds compute, in the clouds' own shapes", { timeout: 120_000 }, async () => {
  await using bed = await EngineStack.create({
    program: mixed(),
    config: { password: { secret: PASSWORD } },
  });
  await bed.up();
  const exported = await bed.exportStack();

  const bucket = find(exported, "aws:s3/bucket:Bucket");
  expect(bucket.id).toMatch(/^data-[0-9a-f]{7}$/);
  expect(bucket.outputs).toMatchObject({ arn: `arn:aws:s3:::${bucket.id}`, region: "eu-central-1" });

  const database = find(exported, "aws:rds/instance:Instance");
  expect(database.outputs).toMatchObject({
    arn: `arn:aws:rds:eu-west-1:123456789012:db:${database.id}`,
    port: 5432,
    region: "eu-west-1",
    tagsAll: { team: "platform" },
  });
  expect(database.outputs?.endpoint).toBe(`${database.outputs?.address}:5432`);
  expect(database.protect).toBe(true);

  const container = find(exported, "azure-native:storage:BlobContainer");
  expect(container.id).toMatch(
    /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/group\w{8}\/providers\/Microsoft\.Storage\/storageAccounts\/logs\w{8}\/blobServices\/default\/containers\/audit\w{8}$/,
  );
  expect(container.outputs?.type).toBe("Microsoft.Storage/storageAccounts/blobServices/containers");

  const outputs = await bed.outputs();
  expect(outputs).toEqual({
    bucket: bucket.outputs?.arn,
    endpoint: database.outputs?.endpoint,
    container: container.id,
    blobs: expect.stringMatching(/^https:\/\/logs\w{8}\.blob\.core\.windows\.net\/$/),
  });
  expect(JSON.stringify(exported)).not.toContain(UNKNOWN);
});

test("two deployments of one program in separate backends give the same state", {
  timeout: 180_000,
}, async () => {
  const config = { password: { secret: PASSWORD } };
  const ids: (string | undefined)[][] = [];
  for (let run = 0; run < 2; run++) {
    await using bed = await EngineStack.create({ program: mixed(), config });
    await bed.up();
    const { deployment } = await bed.exportStack();
    const cloud = (deployment.resources ?? []).filter(
      ({ type, custom }) => custom && !type.startsWith("pulumi:"),
    );
    ids.push(cloud.map(({ urn, id }) => `${urn} ${id}`).sort((a, b) => a.localeCompare(b)));
  }
  expect(ids[0]).toHaveLength(6);
  expect(ids[1]).toEqual(ids[0]);
});
