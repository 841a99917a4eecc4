import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ALL_COMMANDS } from "./commands.ts";
import { rampart } from "./rampart.ts";

describe.concurrent("--help of", { timeout: 60_000 }, () => {
  it.each(ALL_COMMANDS.map(([name]) => name))("%s says what it does, with an example", async (name) => {
    const [, ...words] = name.split(" ");
    const { code, stdout, stderr } = await rampart([...words, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const example = new RegExp(`^Examples?:\\n(?: {2}.*\\n)*? {2}.*\\b${name} ?`, "m");
    expect(stdout).toMatch(example);
    expect(stdout).toMatch(new RegExp(`^Usage: ${name} `));
  });
});

it("--version prints the version of the package", async () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  for (const flag of ["--version", "-V"]) {
    expect(await rampart([flag])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  }
}, 60_000);
