// What users compile against: declarations that name an SDK of a cloud cost each of their previews seconds.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "declarations-"));

beforeAll(() => {
  const args = ["-p", "tsconfig.build.json", "--emitDeclarationOnly", "--noCheck", "--outDir", out];
  const { status, stdout } = spawnSync("tsc", args, { cwd: PACKAGE, encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
}, 120_000);

afterAll(() => {
  rmSync(out, { recursive: true });
});

/** Modules that the declarations behind `entry` import, from this package and others. */
function importsBehind(entry: string, seen: Set<string> = new Set()): Set<string> {
  const text = readFileSync(entry, "utf8");
  for (const [, module = ""] of text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)) {
    if (!module.startsWith(".")) seen.add(module);
    else {
      const file = join(dirname(entry), module).replace(/\.(ts|js)$/, ".d.ts");
      if (seen.has(file)) continue;
      seen.add(file);
      importsBehind(file, seen);
    }
  }
  return seen;
}

describe.each(["aws", "azure"])("the declarations of @rampart/backup/%s", (cloud) => {
  it("name no SDK of a cloud", () => {
    const modules = [...importsBehind(join(out, cloud, "index.d.ts"))];
    expect(modules).toContain("@pulumi/pulumi");
    expect(modules.filter((module) => /@pulumi\/(aws|azure)/.test(module))).toEqual([]);
  });
});
