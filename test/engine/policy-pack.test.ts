import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mixed, PASSWORD } from "./programs.ts";
import { EngineStack } from "./stack.ts";

/** A pack that objects to every bucket, written against the SDK's gRPC classes alone. */
function writeBucketPack(folder: string): string {
  const sdk = createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json");
  const files = {
    "PulumiPolicy.yaml": "runtime: nodejs\nversion: 0.0.1\n",
    "package.json": JSON.stringify({ name: "bucket-pack", main: "index.js" }),
    "index.js": `
const load = require("node:module").createRequire(${JSON.stringify(sdk)});
const grpc = load("@grpc/grpc-js");
const pb = load("./proto/analyzer_pb");
const { AnalyzerService } = load("./proto/analyzer_grpc_pb");
const { PluginInfo } = load("./proto/plugin_pb");
const server = new grpc.Server();
server.addService(AnalyzerService, {
  getPluginInfo(_call, reply) {
    const info = new PluginInfo();
    info.setVersion("0.0.1");
    reply(null, info);
  },
  getAnalyzerInfo(_call, reply) {
    const policy = new pb.PolicyInfo();
    policy.setName("no-buckets");
    policy.setEnforcementlevel(pb.EnforcementLevel.MANDATORY);
    policy.setPolicyType(pb.PolicyType.POLICY_TYPE_RESOURCE);
    const info = new pb.AnalyzerInfo();
    info.setName("bucket-pack");
    info.setVersion("0.0.1");
    info.setPoliciesList([policy]);
    reply(null, info);
  },
  analyze({ request }, reply) {
    const response = new pb.AnalyzeResponse();
    if (request.getType() === "aws:s3/bucket:Bucket") {
      const diagnostic = new pb.AnalyzeDiagnostic();
      diagnostic.setPolicyname("no-buckets");
      diagnostic.setPolicypackname("bucket-pack");
      diagnostic.setMessage("Buckets are not allowed here.");
      diagnostic.setEnforcementlevel(pb.EnforcementLevel.MANDATORY);
      response.setDiagnosticsList([diagnostic]);
    }
    reply(null, response);
  },
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) => console.log(port));
`,
  };
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test("a Node policy pack runs without a language host, and its mandatory finding fails the preview", {
  timeout: 60_000,
}, async () => {
  await using bed = await EngineStack.create({
    program: mixed(),
    config: { password: { secret: PASSWORD } },
  });
  const pack = writeBucketPack(join(bed.environment.root, "bucket-pack"));

  const run = await bed.preview({ policyPacks: [pack], allowFailure: true });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain("[mandatory]  no-buckets  (aws:s3:Bucket: data)");
  const findings = run.events.flatMap(({ policyEvent }) => policyEvent ?? []);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    policyName: "no-buckets",
    policyPackName: "bucket-pack",
    enforcementLevel: "mandatory",
    resourceUrn: "urn:pulumi:dev::test::test:index:Archive$aws:s3/bucket:Bucket::data",
  });
});
