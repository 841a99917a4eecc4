// Writes every file that is made from another one. A test fails when one is not up to date.
import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { GENERATED_FOLDERS, generatedFiles } from "./generated-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = await generatedFiles();
for (const folder of GENERATED_FOLDERS) {
  for (const old of globSync(`${folder}/**/*.md`, { cwd: root })) {
    if (!files.has(join(root, old))) rmSync(join(root, old));
  }
}
for (const [path, content] of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
console.log(`${files.size} files written`);
