import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Why tests are left out where there is no browser: part of their names. */
export const NEEDS_CHROMIUM = "needs Chromium on PATH or in $CHROMIUM";

const APT = "/usr/bin/apt-get";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] as const;

/**
 * A Chromium to test with: that of `$CHROMIUM`, or one on PATH. In CI, where a test must not be left out, Debian's is
 * installed if there is none.
 *
 * @returns undefined if there is none, outside CI.
 * @throws if `$CHROMIUM` names nothing, or if there is none in CI.
 */
export function chromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined || process.env.CI !== "true") return found;
  installChromium();
  const installed = findChromium();
  if (installed === undefined) throw new Error(`The tests in a browser must run in CI: ${NEEDS_CHROMIUM}.`);
  return installed;
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`$CHROMIUM is ${named}, and there is no such file.`);
    return named;
  }
  const directories = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return directories
    .flatMap((directory) => COMMANDS.map((command) => join(directory, command)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installChromium(): void {
  if (process.getuid?.() !== 0) return;
  console.error("Installing Chromium…");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status, stderr, error } = spawnSync(APT, args, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${APT} ${args.join(" ")} failed: ${error?.message ?? stderr}`);
  }
}
