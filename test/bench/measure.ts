import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "./command.ts";

/** What one run of a whole process took, with the processes it started and waited for. */
export interface Sample {
  readonly wallSeconds: number;
  /** User and system time. */
  readonly cpuSeconds: number;
  /** Of its largest process. */
  readonly peakBytes: number;
}

const GNU_TIME = "/usr/bin/time";
const LONGEST_RUN_MS = 20 * 60_000;

/** Says what is missing, if the operating system's accounting of a finished process cannot be had here. */
export function whyNotMeasurable(): string | undefined {
  const { stderr, status } = spawnSync(GNU_TIME, ["-f", "%e %U %S %M", "true"], { encoding: "utf8" });
  if (status === 0 && /^[\d.]+ [\d.]+ [\d.]+ \d+\s*$/.test(stderr)) return undefined;
  return `${GNU_TIME} is not GNU time: install it (Debian and Ubuntu: apt-get install time).`;
}

/**
 * Runs a command once and measures it. What it prints goes to `output`, which the caller may look at.
 *
 * @throws {Error} if it ends with another exit code than the command allows.
 */
export function measure({ words, cwd, env, exitCodes = [0] }: Command, output: string): Sample {
  const folder = mkdtempSync(join(tmpdir(), "rampart-bench-"));
  const accounting = join(folder, "time");
  const errors = join(folder, "stderr");
  const out = openSync(output, "w");
  const err = openSync(errors, "w");
  try {
    const begin = performance.now();
    const { status, signal } = spawnSync(GNU_TIME, ["-q", "-o", accounting, "-f", "%U %S %M", ...words], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", out, err],
      timeout: LONGEST_RUN_MS,
    });
    const wallSeconds = (performance.now() - begin) / 1000;
    if (status === null || !exitCodes.includes(status)) {
      const said = readFileSync(errors, "utf8").trim().split("\n").slice(-5).join("\n");
      throw new Error(`${words.join(" ")} ended with ${status ?? signal}\n${said}`);
    }
    const [user = 0, system = 0, kibibytes = 0] = readFileSync(accounting, "utf8").split(" ").map(Number);
    return { wallSeconds, cpuSeconds: user + system, peakBytes: kibibytes * 1024 };
  } finally {
    closeSync(out);
    closeSync(err);
    rmSync(folder, { recursive: true, force: true });
  }
}
