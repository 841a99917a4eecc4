import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A folder outside the repository for what the bench installs and writes. */
export function cacheFolder(...path: readonly string[]): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "rampart", "bench", ...path);
  mkdirSync(folder, { recursive: true });
  return folder;
}
