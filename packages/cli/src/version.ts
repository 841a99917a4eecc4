import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of this package; its manifest stands beside the folder of the sources, and of what is built of them. */
export function ownVersion(): string {
  const manifest = readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
