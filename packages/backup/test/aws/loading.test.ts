import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const INDEX = new URL("../../src/aws/index.ts", import.meta.url).href;

/** Prints which packages of Pulumi a process has loaded, and how many resources there are, after it imported `module`. */
const PROBE = `
import { createRequire } from "node:module";
await import(process.argv[1]);
const loaded = Object.keys(createRequire(process.argv[1]).cache ?? {});
const names = new Set(loaded.map((file) => /node_modules\\/(@pulumi\\/[^/]+)\\/(?!.*node_modules)/.exec(file)?.[1]));
console.log(JSON.stringify([...names].filter(Boolean).sort()));
`;

describe("@rampart/backup/aws", () => {
  it("loads the SDK of AWS and not that of Azure", { timeout: 90_000 }, () => {
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", PROBE, INDEX], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(JSON.parse(out)).toEqual(["@pulumi/aws", "@pulumi/pulumi"]);
  });
});
