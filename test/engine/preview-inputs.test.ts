import { afterAll, beforeAll, expect, test } from "vitest";
import { mixed, PASSWORD } from "./programs.ts";
import { UNKNOWN } from "./provider/values.ts";
import { EngineStack } from "./stack.ts";

const config = { password: { secret: PASSWORD } };
const BUCKET = "urn:pulumi:dev::test::test:index:Archive$aws:s3/bucket:Bucket::data";
const VERSIONING = "urn:pulumi:dev::test::test:index:Archive$aws:s3/bucketVersioning:BucketVersioning::data";

let fresh: EngineStack;
beforeAll(async () => {
  fresh = await EngineStack.create({ program: mixed(), config });
}, 60_000);
afterAll(async () => {
  await fresh[Symbol.asyncDispose]();
});

test("before the update, what the cloud computes is unknown and what it plans is known", {
  timeout: 60_000,
}, async () => {
  const { events } = await fresh.preview();
  const bucket = events.find((event) => event.resOutputsEvent?.metadata.urn === BUCKET)?.resOutputsEvent;
  expect(bucket?.metadata.new?.outputs).toMatchObject({
    arn: UNKNOWN,
    bucket: expect.stringMatching(/^data-[0-9a-f]{7}$/),
    region: "eu-central-1",
    tags: { owner: "orders" },
    tagsAll: { owner: "orders" },
  });
  const versioning = events.find((event) => event.resOutputsEvent?.metadata.urn === VERSIONING);
  expect(versioning?.resOutputsEvent?.metadata.new?.inputs.bucket).toBe(UNKNOWN);
});

test("an update keeps what it does not touch known in its preview", { timeout: 120_000 }, async () => {
  await using bed = await EngineStack.create({ program: mixed(), config });
  await bed.up();
  const { events, changes } = await bed.preview({ program: mixed("billing") });
  expect(changes.update).toBe(1);
  const bucket = events.find((event) => event.resOutputsEvent?.metadata.urn === BUCKET)?.resOutputsEvent;
  expect(bucket?.metadata.op).toBe("update");
  expect(bucket?.metadata.new?.outputs.arn).toMatch(/^arn:aws:s3:::data-[0-9a-f]{7}$/);
});

test("preview --json has the inputs, parents and dependencies of every resource", {
  timeout: 120_000,
}, async () => {
  await using bed = await EngineStack.create({ program: mixed(), config });
  const first = await bed.previewJson();
  expect(first.changeSummary).toEqual({ create: 9 });
  const versioning = first.steps.find(({ urn }) => urn === VERSIONING);
  expect(versioning?.op).toBe("create");
  expect(versioning?.newState).toMatchObject({
    type: "aws:s3/bucketVersioning:BucketVersioning",
    parent: "urn:pulumi:dev::test::test:index:Archive::archive",
    inputs: { bucket: UNKNOWN, versioningConfiguration: { status: "Enabled" } },
    dependencies: [BUCKET],
    propertyDependencies: { bucket: [BUCKET] },
  });

  await bed.up();
  const second = await bed.previewJson();
  expect(second.changeSummary).toEqual({ same: 9 });
  expect(second.steps.map(({ urn }) => urn)).toContain(BUCKET);
});

test("only resource and policy events are kept", { timeout: 60_000 }, async () => {
  const { events } = await fresh.preview();
  const kinds = new Set(events.flatMap((event) => Object.keys(event)));
  expect([...kinds].sort((a, b) => a.localeCompare(b))).toEqual([
    "resourcePreEvent",
    "resOutputsEvent",
    "sequence",
    "timestamp",
  ]);
});

test("a saved plan has a goal for every resource", { timeout: 60_000 }, async () => {
  const plan = await fresh.savePlan();
  expect(plan.resourcePlans).toMatchObject({
    [BUCKET]: { goal: { type: "aws:s3/bucket:Bucket", name: "data" } },
  });
});
