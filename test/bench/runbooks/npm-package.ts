import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../cache.ts";
import { runPolitely } from "../command.ts";

/** A package of npm in one version, in a folder of its own in the cache of the bench. */
export interface NpmPackage {
  readonly folder: string;
  install(): void;
  /** The version that is installed; undefined where it is not. */
  version(): string | undefined;
}

export function npmPackage(name: string, version: string): NpmPackage {
  const folder = cacheFolder("runbooks", `${name.replaceAll(/\W+/g, "-").replace(/^-/, "")}-${version}`);
  return {
    folder,
    install: () => {
      writeFileSync(
        join(folder, "package.json"),
        JSON.stringify({ private: true, dependencies: { [name]: version } }),
      );
      runPolitely({
        words: ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd: folder,
      });
    },
    version: () => {
      try {
        const manifest = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
        return (JSON.parse(manifest) as { version: string }).version;
      } catch {
        return undefined;
      }
    },
  };
}
