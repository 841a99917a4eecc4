// Installs moto, the AWS API the runbooks are tested against, once for all checkouts on this machine.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const MOTO_VERSION = "5.2.5";

function cacheFolder(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "rampart", "moto");
}

/** The Python that has moto. It is run by its path: a virtual environment that was renamed still knows its packages. */
function pythonOf(folder: string): string {
  return join(folder, "bin", "python3");
}

/**
 * Installs moto if it is not there yet (half a minute, 320 MB) and gives the Python that has it.
 *
 * Two that start at once each install into a folder of their own; the first to finish gives it its final name.
 *
 * @throws {Error} where Python, or the network, is missing; the message says which.
 */
export function installMoto(): string {
  const folder = join(cacheFolder(), MOTO_VERSION);
  if (existsSync(pythonOf(folder))) return pythonOf(folder);
  mkdirSync(cacheFolder(), { recursive: true });
  removeLeftovers();
  const own = `${folder}.${process.pid}.tmp`;
  rmSync(own, { recursive: true, force: true });
  try {
    run(
      "python3",
      ["-m", "venv", own],
      "Python 3 with venv is needed (Debian: apt-get install python3-venv).",
    );
    const pip = [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      `moto[server]==${MOTO_VERSION}`,
    ];
    run(pythonOf(own), pip, "moto comes from a Python package index, which has to be reachable once.");
    renameSync(own, folder);
  } catch (error) {
    // The rename fails where another process was first: what it installed is the same.
    if (!existsSync(pythonOf(folder))) throw error;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return pythonOf(folder);
}

function run(command: string, parameters: readonly string[], advice: string): void {
  const { status, error, stdout, stderr } = spawnSync(command, parameters, { encoding: "utf8" });
  if (status === 0) return;
  const said = [stdout, stderr, error?.message].filter(Boolean).join("\n").trim();
  throw new Error(`${command} ${parameters.join(" ")} failed. ${advice}\n${said}`);
}

/** Of installations that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(cacheFolder())) {
    const pid = /\.(\d+)\.tmp$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(cacheFolder(), name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
