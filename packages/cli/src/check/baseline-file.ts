import { writeFile } from "node:fs/promises";
import { InputError } from "@rampart/core/errors";
import { readJsonFile } from "@rampart/core/read";
import { BASELINE_SCHEMA, type Baseline } from "@rampart/policy";

/**
 * @throws {InputError} if the file cannot be read or is no baseline.
 */
export async function readBaseline(file: string): Promise<Baseline> {
  return (await readJsonFile(file, BASELINE_SCHEMA, "Write one with --write-baseline FILE.")) as Baseline;
}

/**
 * @throws {InputError} if the file cannot be written.
 */
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await writeFile(file, `${JSON.stringify(baseline, null, 2)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`it cannot be written (${error.code})`, {
      file,
      advice: "Name a file in a folder you may write to.",
    });
  });
}
