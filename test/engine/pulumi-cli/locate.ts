// Finds a Pulumi CLI without building one. Cheap enough for a test runner's configuration file.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The version built when the machine has none; it matches `go.mod` in this folder. */
export const PULUMI_VERSION = "3.250.0";

/** The oldest CLI the tests accept from PATH. */
const OLDEST: readonly [number, number] = [3, 200];

export function cachedCliPath(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "rampart", "pulumi", `v${PULUMI_VERSION}`, "pulumi");
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True when `version` (as `pulumi version` prints it) is new enough for the tests. */
export function isRecentEnough(version: string): boolean {
  const match = /^v?(\d+)\.(\d+)\./.exec(version.trim());
  if (!match) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** The CLI on PATH when it is recent enough, else the one built earlier, else undefined. */
export function findPulumiCli(): string | undefined {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const candidate = join(folder, "pulumi");
    if (folder === "" || !isExecutable(candidate)) continue;
    const { stdout } = spawnSync(candidate, ["version"], {
      encoding: "utf8",
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    if (isRecentEnough(stdout ?? "")) return candidate;
  }
  const cached = cachedCliPath();
  return isExecutable(cached) ? cached : undefined;
}
