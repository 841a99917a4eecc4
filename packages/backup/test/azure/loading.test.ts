import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const INDEX = new URL("../../src/azure/index.ts", import.meta.url).href;

/** Prints which packages of Pulumi a process has loaded after it imported the module that is named. */
const PROBE = `
import { createRequire } from "node:module";
await import(process.argv[1]);
const loaded = Object.keys(createRequire(process.argv[1]).cache ?? {});
const names = new Set(loaded.map((file) => /node_modules\\/(@pulumi\\/[^/]+)\\/(?!.*node_modules)/.exec(file)?.[1]));
console.log(JSON.stringify([...names].filter(Boolean).sort()));
`;

test("@rampart/backup/azure loads the SDK of Azure and not that of AWS", () => {
  const out = execFileSync(process.execPath, ["--input-type=module", "-e", PROBE, INDEX], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
    timeout: 60_000,
  });
  expect(JSON.parse(out)).toEqual(["@pulumi/azure-native", "@pulumi/pulumi"]);
});
