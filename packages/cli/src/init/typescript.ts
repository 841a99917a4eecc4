import { existsSync } from "node:fs";
import { join } from "node:path";
import { isMap } from "./is-map.ts";
import { dependenciesIn, readManifest } from "./read-manifest.ts";

/**
 * Whether Pulumi would hand the program to the compiler API of TypeScript 7, which has none. It does so with every
 * TypeScript program, unless `runtime.options.typescript` is false.
 */
export function breaksUnderTypeScript7(directory: string, runtime: unknown): boolean {
  const options = isMap(runtime) ? runtime.options : undefined;
  if (isMap(options) && options.typescript === false) return false;
  const isTypeScript = ["tsconfig.json", "index.ts"].some((file) => existsSync(join(directory, file)));
  return isTypeScript && majorOfTypeScript(directory) >= 7;
}

function majorOfTypeScript(directory: string): number {
  const installed = readManifest(join(directory, "node_modules", "typescript")).version;
  const version = installed ?? dependenciesIn(readManifest(directory)).get("typescript");
  return Number(/^[^\d]*(\d+)/.exec(String(version ?? ""))?.[1] ?? 0);
}
