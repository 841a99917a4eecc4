import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError } from "@rampart/core/errors";

const ENTRY_FILES = ["index.ts", "index.js", "index.mjs", "index.cjs"];

/**
 * The URL of the module a Pulumi program starts with: the `main` of `package.json`, else its index file.
 *
 * @throws {InputError} if there is none.
 */
export function entryOf(main: string): string {
  const file = statSync(main, { throwIfNoEntry: false })?.isDirectory() ? entryIn(main) : main;
  if (!existsSync(file))
    throw new InputError("there is no such file", { file, advice: "Mend `main` in Pulumi.yaml." });
  return pathToFileURL(file).href;
}

function entryIn(directory: string): string {
  const manifest = join(directory, "package.json");
  const main = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, "utf8")) as { main?: unknown }).main
    : undefined;
  const candidates = [...(typeof main === "string" ? [main] : []), ...ENTRY_FILES].map((name) =>
    join(directory, name),
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    throw new InputError("there is no program here", {
      file: directory,
      advice: `Programs in TypeScript and JavaScript are run (${ENTRY_FILES.join(", ")}); for others, check the output of \`pulumi preview --json\`.`,
    });
  }
  return found;
}
