import { existsSync, readdirSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { mixed, PASSWORD } from "./programs.ts";
import { EngineStack } from "./stack.ts";

test("a stack leaves nothing behind", { timeout: 60_000 }, async () => {
  let root: string;
  {
    await using bed = await EngineStack.create({ program: mixed(), config: { password: PASSWORD } });
    root = bed.environment.root;
    await bed.up();
    expect(existsSync(root)).toBe(true);
  }
  expect(existsSync(root)).toBe(false);
});

test("the user's own Pulumi settings and credentials do not reach the engine", {
  timeout: 60_000,
}, async () => {
  vi.stubEnv("PULUMI_BACKEND_URL", "https://pulumi.invalid");
  vi.stubEnv("PULUMI_ACCESS_TOKEN", "not-a-real-token");
  vi.stubEnv("AWS_REGION", "us-east-1");
  try {
    await using bed = await EngineStack.create({ program: mixed(), config: { password: PASSWORD } });
    const { stdout } = await bed.pulumi(["whoami", "--verbose"]);
    expect(stdout).toContain("file://");
    const { variables, binDir } = bed.environment;
    expect(variables.PATH).toBe(binDir);
    expect(Object.keys(variables)).not.toContain("PULUMI_ACCESS_TOKEN");
    expect(Object.keys(variables)).not.toContain("AWS_REGION");
    expect(readdirSync(binDir)).toContain("pulumi-resource-aws");
  } finally {
    vi.unstubAllEnvs();
  }
});
