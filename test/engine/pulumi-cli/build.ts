// Builds the Pulumi CLI from its Go module, once per machine, when none can be found.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { cachedCliPath, findPulumiCli, isExecutable, PULUMI_VERSION } from "./locate.ts";

const GO_MODULE = fileURLToPath(new URL(".", import.meta.url));
const CLI_PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** The path of a Pulumi CLI, built with Go when the machine has none (a few minutes, once). */
export async function ensurePulumiCli(): Promise<string> {
  const found = findPulumiCli();
  if (found !== undefined) return found;
  const target = cachedCliPath();
  await buildOnce(target);
  return target;
}

/** Builds into `target` unless another process is already doing so; then waits for that one. */
export async function buildOnce(
  target: string,
  build: (output: string) => Promise<void> = goBuild,
): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const lock = `${target}.lock`;
  while (!isExecutable(target)) {
    if (!takeLock(lock)) {
      await sleep(250);
      continue;
    }
    try {
      if (isExecutable(target)) return;
      // The name says who builds, and the rename makes the finished file appear at once.
      const part = `${target}.${process.pid}`;
      try {
        await build(part);
        renameSync(part, target);
      } finally {
        rmSync(part, { force: true });
      }
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  // A lock whose owner has died (a killed test run) must not block every later run.
  if (!ownerIsAlive(lock)) rmSync(lock, { force: true });
  return false;
}

function ownerIsAlive(lock: string): boolean {
  let owner: string;
  try {
    owner = readFileSync(lock, "utf8");
  } catch {
    return false;
  }
  // Empty means: created this instant, its process id not written yet.
  if (owner === "") return true;
  try {
    process.kill(Number(owner), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function goBuild(output: string): Promise<void> {
  process.stderr.write(`Building the Pulumi CLI v${PULUMI_VERSION} with Go (a few minutes, once) …\n`);
  const started = Date.now();
  const ldflags = `-s -w -X ${VERSION_VARIABLE}=v${PULUMI_VERSION}`;
  const log = await run("go", ["build", "-ldflags", ldflags, "-o", output, CLI_PACKAGE]);
  if (log.exitCode !== 0) {
    const help =
      `Install Pulumi 3.200 or newer (https://www.pulumi.com/docs/install/) so that "pulumi" is on PATH, ` +
      `or Go 1.25 or newer with access to a Go module proxy, and run the tests again.`;
    throw new Error(`No Pulumi CLI found, and building one failed: ${log.text.trim()}\n${help}`);
  }
  process.stderr.write(`Built the Pulumi CLI in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

function run(command: string, args: readonly string[]): Promise<{ exitCode: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: GO_MODULE,
      env: { ...process.env, GOWORK: "off", GOFLAGS: "" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(-4000);
    });
    child.on("error", (error) => resolve({ exitCode: null, text: error.message }));
    child.on("close", (exitCode) => resolve({ exitCode, text }));
  });
}
