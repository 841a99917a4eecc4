import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { Config } from "@pulumi/pulumi";
import { expect, test } from "vitest";
import type { Program } from "./cli.ts";
import { mixed, PASSWORD } from "./programs.ts";
import { EngineStack } from "./stack.ts";

const config = { password: { secret: PASSWORD } };

test("a secret stays secret in state, previews, events, plans and output", { timeout: 180_000 }, async () => {
  await using bed = await EngineStack.create({ program: mixed(), config });
  const preview = await bed.preview();
  const previewJson = await bed.previewJson();
  const plan = await bed.savePlan();
  const up = await bed.up();
  const exported = await bed.exportStack();

  const database = exported.deployment.resources?.find(({ type }) => type === "aws:rds/instance:Instance");
  expect(database?.inputs?.password).toMatchObject({ ciphertext: expect.stringMatching(/^v1:/) });
  expect(database?.outputs?.password).toMatchObject({ ciphertext: expect.stringMatching(/^v1:/) });
  for (const seen of [preview, previewJson, plan, up, exported]) {
    expect(JSON.stringify(seen)).not.toContain(PASSWORD);
  }
});

test("what the cloud makes of a secret is secret as well", { timeout: 120_000 }, async () => {
  const program: Program = async () => {
    new Bucket("data", { tags: { note: new Config().requireSecret("password") } });
  };
  await using bed = await EngineStack.create({ program, config });
  const preview = await bed.preview();
  await bed.up();
  const exported = await bed.exportStack();

  const bucket = exported.deployment.resources?.find(({ type }) => type === "aws:s3/bucket:Bucket");
  expect(bucket?.outputs).toHaveProperty("tagsAll");
  expect(JSON.stringify([exported, preview])).not.toContain(PASSWORD);
});

test("a command that fails does not show the secrets it was given", { timeout: 60_000 }, async () => {
  const creation = EngineStack.create({
    program: mixed(),
    config: { "too:many:colons": { secret: PASSWORD } },
  });
  const message = await creation.then(
    async (bed) => {
      await bed[Symbol.asyncDispose]();
      return "created";
    },
    (error: Error) => error.message,
  );
  expect(message).toContain("--secret too:many:colons=[secret]");
  expect(message).not.toContain(PASSWORD);
});
