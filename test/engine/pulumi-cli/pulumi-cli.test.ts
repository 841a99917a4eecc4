import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildOnce, ensurePulumiCli } from "./build.ts";
import { cachedCliPath, findPulumiCli, isRecentEnough, PULUMI_VERSION } from "./locate.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rampart-cli-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

function executable(path: string, script: string): string {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

test("versions before 3.200, and words that are no version, are refused", () => {
  expect(["v3.200.0", "3.250.0", "v4.0.0"].map(isRecentEnough)).toEqual([true, true, true]);
  expect(["v3.199.9", "v2.999.0", "", "unknown"].map(isRecentEnough)).toEqual([false, false, false, false]);
});

test("a recent CLI on PATH comes before the cache, an old one after it", () => {
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
  vi.stubEnv("PATH", join(folder, "bin"));
  expect(findPulumiCli()).toBeUndefined();
  const cached = executable(cachedCliPath(), "echo v3.250.0");
  const onPath = executable(join(folder, "bin", "pulumi"), "echo v3.100.0");
  expect(findPulumiCli()).toBe(cached);
  executable(onPath, "echo v3.260.1");
  expect(findPulumiCli()).toBe(onPath);
});

test("the Go module builds the version the cache is named after", () => {
  const goMod = readFileSync(new URL("go.mod", import.meta.url), "utf8");
  expect(goMod).toContain("tool github.com/pulumi/pulumi/pkg/v3/cmd/pulumi");
  expect(goMod).toContain(`github.com/pulumi/pulumi/pkg/v3 v${PULUMI_VERSION}`);
});

test("two that need the CLI at once build it once", async () => {
  const target = join(folder, "pulumi");
  let builds = 0;
  const build = async (output: string): Promise<void> => {
    builds += 1;
    await sleep(300);
    executable(output, "");
  };
  await Promise.all([buildOnce(target, build), buildOnce(target, build)]);
  expect(builds).toBe(1);
  expect(existsSync(target)).toBe(true);
});

test("a build whose process died does not block the next", async () => {
  const target = join(folder, "pulumi");
  // No process has this id: Linux and macOS stop well below it.
  writeFileSync(`${target}.lock`, "99999999");
  await buildOnce(target, async (output) => void executable(output, ""));
  expect(existsSync(target)).toBe(true);
});

test("a failed build leaves neither a lock nor half a file", async () => {
  const target = join(folder, "pulumi");
  const build = async (output: string): Promise<void> => {
    writeFileSync(output, "half");
    throw new Error("no network");
  };
  await expect(buildOnce(target, build)).rejects.toThrow("no network");
  expect(existsSync(target)).toBe(false);
  await buildOnce(target, async (output) => void executable(output, ""));
  expect(existsSync(target)).toBe(true);
});

test("without a CLI and without Go, the error says what to install", async () => {
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
  vi.stubEnv("PATH", join(folder, "bin"));
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    await expect(ensurePulumiCli()).rejects.toThrow(/Install Pulumi 3\.200 or newer[\s\S]*Go 1\.25 or newer/);
    expect(log).toHaveBeenCalledWith(expect.stringContaining("Building the Pulumi CLI"));
  } finally {
    log.mockRestore();
  }
});
