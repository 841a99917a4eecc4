import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap } from "./is-map.ts";

/** The `package.json` in `directory`; an empty one if there is none that can be read. */
export function readManifest(directory: string): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    return isMap(manifest) ? manifest : {};
  } catch {
    return {};
  }
}

/** The versions that a manifest asks for, by package. */
export function dependenciesIn(manifest: Readonly<Record<string, unknown>>): Map<string, unknown> {
  return new Map(
    ["dependencies", "devDependencies"].flatMap((kind) => {
      const packages = manifest[kind];
      return isMap(packages) ? Object.entries(packages) : [];
    }),
  );
}
