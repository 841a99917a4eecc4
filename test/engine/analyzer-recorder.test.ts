import { expect, test } from "vitest";
import { recordAnalyzerRequests } from "./analyzer-recorder.ts";
import { mixed, PASSWORD } from "./programs.ts";
import { UNKNOWN } from "./provider/values.ts";
import { requireSdk } from "./sdk.ts";
import { EngineStack } from "./stack.ts";

const config = { password: { secret: PASSWORD } };
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: PASSWORD };

test("the recording holds what the engine tells a policy pack in a preview", {
  timeout: 120_000,
}, async () => {
  await using bed = await EngineStack.create({ program: mixed(), config });
  const recording = await recordAnalyzerRequests(bed);

  expect(recording.stack).toMatchObject({ stack: "dev", project: "test", dryRun: true });
  expect(recording.calls.filter((call) => call === "AnalyzeStack")).toHaveLength(1);
  const analyzed = recording.analyze.find(({ type }) => type === "aws:rds/instance:Instance");
  expect(analyzed).toMatchObject({
    name: "orders",
    properties: { engine: "postgres", password: SECRET },
    provider: { type: "pulumi:providers:aws", name: "west", properties: { region: "eu-west-1" } },
    options: { parent: "urn:pulumi:dev::test::pulumi:pulumi:Stack::test-dev", protect: true },
  });
  expect(analyzed?.properties).not.toHaveProperty("endpoint");

  const bucket = "urn:pulumi:dev::test::test:index:Archive$aws:s3/bucket:Bucket::data";
  const versioning = recording.analyzeStack.find(
    ({ type }) => type === "aws:s3/bucketVersioning:BucketVersioning",
  );
  expect(versioning).toMatchObject({
    properties: { bucket: UNKNOWN },
    parent: "urn:pulumi:dev::test::test:index:Archive::archive",
    dependencies: [bucket],
    propertyDependencies: { bucket: [bucket] },
  });
  const { analyze, analyzeStack } = recording;
  expect(JSON.parse(JSON.stringify({ analyze, analyzeStack }))).toEqual({ analyze, analyzeStack });
  const urns = (resources: readonly { urn: string }[]): string[] =>
    resources.map(({ urn }) => urn).sort((a, b) => a.localeCompare(b));
  expect(urns(recording.analyzeStack)).toEqual(urns(recording.analyze));
});

test("the bytes of a recording are the same requests", { timeout: 120_000 }, async () => {
  await using bed = await EngineStack.create({ program: mixed(), config });
  const { bytes, analyze } = await recordAnalyzerRequests(bed, "up");
  const { AnalyzeRequest } =
    requireSdk<typeof import("@pulumi/pulumi/proto/analyzer_pb.js")>("proto/analyzer_pb");
  const decoded = bytes.analyze.map((request) => AnalyzeRequest.deserializeBinary(request).getUrn());
  expect(decoded).toEqual(analyze.map(({ urn }) => urn));
  expect(bytes.analyzeStack).toHaveLength(1);
});
