import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { GENERATED_FOLDERS, generatedFiles } from "../../scripts/generated-files.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("what is generated says what it is generated from (else: npm run generate)", async () => {
  const files = await generatedFiles();
  const stale = [...files].filter(
    ([path, content]) => !existsSync(path) || readFileSync(path, "utf8") !== content,
  );
  const left = GENERATED_FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.md`, { cwd: root })).filter(
    (file) => !files.has(join(root, file)),
  );
  expect([...stale.map(([path]) => relative(root, path)), ...left]).toEqual([]);
});
