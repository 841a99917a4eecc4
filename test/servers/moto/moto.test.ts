import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { CreateBucketCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { type Moto, startMoto } from "./moto.ts";

function clientOf({ endpoint, credentials }: Moto): S3Client {
  return new S3Client({ endpoint, credentials, region: "us-east-1", forcePathStyle: true });
}

async function bucketsOf(moto: Moto): Promise<number> {
  const { Buckets: buckets = [] } = await clientOf(moto).send(new ListBucketsCommand({}));
  return buckets.length;
}

test("two servers know nothing of each other, and a reset one knows nothing at all", async () => {
  await using one = await startMoto();
  await using other = await startMoto();
  await clientOf(one).send(new CreateBucketCommand({ Bucket: "a-bucket" }));
  expect(await bucketsOf(one)).toBe(1);
  expect(await bucketsOf(other)).toBe(0);
  await one.reset();
  expect(await bucketsOf(one)).toBe(0);
});

test("a stopped server is gone, and may be stopped again", async () => {
  const moto = await startMoto();
  await moto.stop();
  await moto.stop();
  await expect(fetch(moto.endpoint)).rejects.toThrow();
});

test("a server ends with the process that started it, even if that is killed", async () => {
  const parent = spawn(process.execPath, [fileURLToPath(new URL("hold.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [endpoint]: string[] = await once(createInterface({ input: parent.stdout }), "line");
    if (endpoint === undefined) throw new Error("it did not say where");
    expect((await fetch(`${endpoint}/moto-api/data.json`)).ok).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    await expect.poll(async () => await answers(endpoint), { timeout: 30_000 }).toBe(false);
  } finally {
    parent.kill("SIGKILL");
  }
});

async function answers(endpoint: string): Promise<boolean> {
  return await fetch(`${endpoint}/moto-api/data.json`).then(
    () => true,
    () => false,
  );
}
