import { getAmi } from "@pulumi/aws/ec2/getAmi.js";
import { getPolicyDocument } from "@pulumi/aws/iam/getPolicyDocument.js";
import { getAvailabilityZones, getCallerIdentity } from "@pulumi/aws/index.js";
import { getClientConfig } from "@pulumi/azure-native/authorization/getClientConfig.js";
import { CustomResource } from "@pulumi/pulumi";
import { expect, test } from "vitest";
import type { Program } from "./cli.ts";
import { mixed, PASSWORD } from "./programs.ts";
import { type EngineRun, EngineStack } from "./stack.ts";

async function failing(program: Program, config: Record<string, string> = {}): Promise<EngineRun> {
  await using bed = await EngineStack.create({ program, config });
  return await bed.preview({ allowFailure: true });
}

class Bukket extends CustomResource {}

test("a function the provider does not model fails the preview by name", { timeout: 60_000 }, async () => {
  const run = await failing(async () => {
    await getAmi({ owners: ["amazon"], mostRecent: true });
  });
  expect(run.exitCode).not.toBe(0);
  expect(run.stdout + run.stderr).toContain('does not model the function "aws:ec2/getAmi:getAmi"');
});

test("a resource type the SDK does not have fails the preview by name", { timeout: 60_000 }, async () => {
  const run = await failing(async () => {
    new Bukket("aws:s3/bukket:Bukket", "typo");
  });
  expect(run.exitCode).not.toBe(0);
  expect(run.stdout + run.stderr).toContain('has no resource type "aws:s3/bukket:Bukket"');
});

test("a missing region is an error, not a made-up region", { timeout: 60_000 }, async () => {
  await using bed = await EngineStack.create({ program: mixed(), config: { password: PASSWORD } });
  await bed.pulumi(["config", "rm", "aws:region", "--stack", bed.stack]);
  const run = await bed.preview({ allowFailure: true });
  expect(run.exitCode).not.toBe(0);
  expect(run.stdout + run.stderr).toContain("No AWS region for");
});

test("a failed command throws, and says what the CLI said", { timeout: 60_000 }, async () => {
  const program: Program = async () => {
    throw new Error("the program gave up");
  };
  await using bed = await EngineStack.create({ program });
  await expect(bed.preview()).rejects.toThrow(/pulumi preview .* ended with 1[\s\S]*the program gave up/);
});

test("the functions it does model answer for both clouds", { timeout: 60_000 }, async () => {
  const program: Program = async () => {
    const document = await getPolicyDocument({
      statements: [
        {
          actions: ["s3:GetObject"],
          resources: ["*"],
          principals: [{ type: "AWS", identifiers: ["123456789012"] }],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["true"] }],
        },
      ],
    });
    return {
      account: (await getCallerIdentity()).accountId,
      zones: (await getAvailabilityZones()).names,
      tenant: (await getClientConfig()).tenantId,
      policy: JSON.parse(document.json) as unknown,
    };
  };
  await using bed = await EngineStack.create({ program });
  await bed.up();
  expect(await bed.outputs()).toEqual({
    account: "123456789012",
    zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    tenant: expect.stringMatching(/^[0-9a-f-]{36}$/),
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "*",
          Principal: { AWS: "123456789012" },
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        },
      ],
    },
  });
});
