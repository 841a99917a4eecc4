import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The programs of the executors, and what Node.js alone is measured with. */
export type ProgramName = "rampart" | "floor" | "dbos" | "openworkflow" | "bare";

const PROGRAMS: Readonly<Record<ProgramName, URL>> = {
  rampart: new URL("./programs/rampart.ts", import.meta.url),
  floor: new URL("./programs/floor.ts", import.meta.url),
  dbos: new URL("./programs/dbos.ts", import.meta.url),
  openworkflow: new URL("./programs/openworkflow.ts", import.meta.url),
  bare: new URL("./programs/bare.ts", import.meta.url),
};

const TASK = new URL("./programs/task.ts", import.meta.url);

/** The program as it stands here, which finds packages where this file does. */
export function sourceOf(name: ProgramName): string {
  return fileURLToPath(PROGRAMS[name]);
}

/**
 * Puts a program into `folder`, where it finds what is installed there: as JavaScript, so that nobody's start-up
 * includes the time to take types away. Returns its file.
 */
export function writeProgram(name: ProgramName, folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeJavaScript(TASK, join(folder, "task.mjs"));
  const file = join(folder, `${name}.mjs`);
  writeJavaScript(PROGRAMS[name], file);
  return file;
}

function writeJavaScript(source: URL, file: string): void {
  const code = stripTypeScriptTypes(readFileSync(source, "utf8"));
  writeFileSync(file, code.replaceAll(/(from "\.\/[\w-]+)\.ts"/g, '$1.mjs"'));
}
