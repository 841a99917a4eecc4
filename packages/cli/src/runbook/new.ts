import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "@rampart/core/errors";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { OWN_FOLDER } from "./locate.ts";
import { rehearsalText, runbookText } from "./scaffold.ts";

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\/[a-z][a-z0-9]*(-[a-z0-9]+)*)*$/;

/**
 * Writes a first runbook and its rehearsal.
 *
 * @throws {InputError} if the name is none, or a file of that name is there.
 */
export async function newRunbook(name: string, terminal: Terminal): Promise<ExitCode> {
  if (!NAME.test(name)) {
    throw new InputError(`"${name}" is no name for a runbook`, {
      advice: "Write words with hyphens, such as rotate-certificates or database/rotate-password.",
    });
  }
  const files = [
    [join(OWN_FOLDER, `${name}.ts`), runbookText(name)],
    [join(OWN_FOLDER, `${name}.test.ts`), rehearsalText(name)],
  ] as const;
  const taken = files.find(([file]) => existsSync(file));
  if (taken !== undefined) {
    throw new InputError("there is such a file already", { file: taken[0], advice: "Choose another name." });
  }
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: "wx" });
    terminal.progress(`wrote ${file}`);
  }
  terminal.print(
    [
      "Next:",
      `  rampart run ${join(OWN_FOLDER, `${name}.ts`)} --plan --input service=orders`,
      `  npx vitest run ${OWN_FOLDER}`,
      "",
    ].join("\n"),
  );
  return EXIT.ok;
}
