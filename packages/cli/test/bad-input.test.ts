import { open } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rampart, withFiles } from "./rampart.ts";
import { bucket, OPEN, stackExport } from "./stacks.ts";

const cyclic = stackExport(
  { ...bucket("a"), parent: bucket("b").urn },
  { ...bucket("b"), parent: bucket("a").urn },
);

describe.concurrent("bad input ends with 2, names the file and what to do, and nothing was printed as a result", {
  timeout: 60_000,
}, () => {
  it.each<[string, unknown, RegExp]>([
    ["an empty file", "", /stack\.json: this is empty/],
    [
      "truncated JSON",
      '{"version": 3, "deployment": {"reso',
      /stack\.json:1:36: the JSON ends in the middle/,
    ],
    ["no export", { name: "x" }, /stack\.json: this is neither a stack export nor a preview/],
    ["a wrong version", { version: 2, deployment: {} }, /stack\.json \/version: .* version 2, not 3/],
    ["a URN twice", stackExport(bucket("a"), bucket("a")), /stack\.json \/deployment\/resources\/1: the URN/],
    ["cyclic parents", cyclic, /stack\.json: the parents of .* go in a circle/],
    [
      "wrong types",
      stackExport({ ...bucket("a"), inputs: 7 }),
      /stack\.json \/deployment\/resources\/0\/inputs: /,
    ],
    ["deep nesting", "[".repeat(100_000), /stack\.json:1:100001: the JSON ends in the middle/],
    ["invalid UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), /stack\.json: this is not UTF-8 text/],
    ["UTF-16 of PowerShell", Buffer.from("\ufeff{}", "utf16le"), /stack\.json: .*\n.*PowerShell/],
    ["a Terraform plan", { planned_values: {} }, /stack\.json: this is a Terraform plan/],
    ["a state file", { checkpoint: {} }, /stack\.json: this is a state file.*\n.*pulumi stack export/],
  ])("%s", async (_, content, expected) => {
    await withFiles({ "stack.json": content }, async (cwd) => {
      const { code, stdout, stderr } = await rampart(["check", "stack.json", "--format", "json"], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(expected);
      expect(stderr).toMatch(/^rampart: .*\n.+\.\n$/);
    });
  });

  it("one bad file among good ones, which are not judged either", async () => {
    await withFiles({ "good.json": OPEN, "bad.json": "{" }, async (cwd) => {
      const { code, stdout, stderr } = await rampart(["check", "good.json", "bad.json"], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("bad.json");
    });
  });

  it("a file that is not there, and a directory without one", async () => {
    const missing = await rampart(["check", "/nowhere/stack.json"]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/^rampart: \/nowhere\/stack\.json: there is no such file\n/);
    await withFiles({}, async (cwd) => {
      const empty = await rampart(["check", "."], { cwd });
      expect(empty.code).toBe(2);
      expect(empty.stderr).toMatch(/^rampart: \.: there is no \.json or \.jsonl file/);
    });
  });

  it("a file of 300 MB, in a moment and in little memory", async () => {
    await withFiles({ "stack.json": "" }, async (cwd) => {
      const file = await open(join(cwd, "stack.json"), "r+");
      await file.truncate(300 * 1024 * 1024);
      await file.close();
      const env = { NODE_OPTIONS: "--max-old-space-size=64" };
      const { code, stderr } = await rampart(["check", "stack.json"], { cwd, env });
      expect(code).toBe(2);
      expect(stderr).toContain("stack.json: it has at least 300 MiB; the limit is 256 MiB");
    });
  });

  it("hostile keys are only data", async () => {
    const hostile = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"prototype": 2}}') as object;
    const types = ["__proto__", "constructor", "toString"].map((type) => ({ ...bucket(type), type }));
    const stack = stackExport({ ...bucket("a"), inputs: hostile }, ...types);
    await withFiles({ "stack.json": stack }, async (cwd) => {
      const { code, stderr } = await rampart(["check", "stack.json", "--fail-on", "never"], { cwd });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    });
  });
});
