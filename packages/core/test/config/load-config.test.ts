import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig, loadStackConfig } from "@rampart/core/config";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "rampart-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

test("a file and the file of its stack are read", async () => {
  const config = await loadConfig(written("rampart.yaml", "\uFEFFversion: 1\r\nrequiredTags: [owner]\r\n"));
  expect(config).toEqual({ version: 1, requiredTags: ["owner"] });
  const file = written("Pulumi.prod.yaml", "config:\n  rampart:allowedRegions: [eu-west-1]\n");
  expect(await loadStackConfig(file, config)).toEqual({ allowedRegions: ["eu-west-1"] });
});

test.each([
  ["a file that is not there", () => join(folder, "absent.yaml"), "there is no such file"],
  ["a directory", () => folder, "this is a directory"],
  [
    "text in UTF-16",
    () => written("utf-16.yaml", Buffer.from("\uFEFFversion: 1", "utf16le")),
    "this is not UTF-8 text",
  ],
])("%s: what to do", async (_what, file, problem) => {
  const name = file();
  const message = `${name}: ${problem}\nName a UTF-8 text file that you may read.`;
  await expect(loadConfig(name)).rejects.toThrow(`${message} To begin, write \`version: 1\` into a file.`);
  await expect(loadStackConfig(name, { version: 1 })).rejects.toThrow(message);
});

test("problems name the file as it was given", async () => {
  const file = written("wrong.yaml", "version: 1\nteirs: {}\n");
  await expect(loadConfig(file)).rejects.toThrow(`${file}:2:1 /teirs: unknown key`);
});
