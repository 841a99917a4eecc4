import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { InputError } from "@rampart/core/errors";

/**
 * The program of the server: in the folder `binaries`, else on the PATH.
 *
 * @throws {InputError} if it is not there.
 */
export function locatePostgres(binaries: string | undefined): string {
  const folders = binaries === undefined ? (process.env.PATH ?? "").split(delimiter) : [binaries];
  const found = folders.map((folder) => join(folder, "postgres")).find(isExecutable);
  if (found !== undefined) return found;
  throw new InputError(
    `there is no program postgres ${binaries === undefined ? "on the PATH" : `in ${binaries}`}`,
    {
      advice:
        "Give the folder of the server's programs in the input binaries, such as /usr/lib/postgresql/17/bin.",
    },
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
