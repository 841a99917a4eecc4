import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { InputError } from "@rampart/core/errors";

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** `same`: it was as it would be written. `left`: it says something else, and was not touched. */
export type Written = "written" | "replaced" | "same" | "left";

export interface WriteOptions {
  /** Replace files that are there. */
  readonly force: boolean;
  /** Only say what would happen. */
  readonly dryRun: boolean;
}

/**
 * Writes a file unless there is one already.
 *
 * @throws {InputError} if it cannot be written.
 */
export async function writeNewFile(
  { path, text }: NewFile,
  { force, dryRun }: WriteOptions,
): Promise<Written> {
  const there = await textOf(path);
  if (there === text) return "same";
  if (there !== undefined && !force) return "left";
  if (!dryRun) {
    try {
      await mkdir(dirname(path), { recursive: true });
      // `wx`: not through a link that points nowhere, nor over a file that somebody made this moment.
      await writeFile(path, text, { flag: there === undefined ? "wx" : "w" });
    } catch (error) {
      throw notPossible("written", path, error);
    }
  }
  return there === undefined ? "written" : "replaced";
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw notPossible("read", path, error);
  }
}

function notPossible(what: string, file: string, error: unknown): InputError {
  const { code } = error as NodeJS.ErrnoException;
  return new InputError(`it cannot be ${what} (${code})`, {
    file,
    advice: "Move away what is there, or run this where you may write.",
  });
}
