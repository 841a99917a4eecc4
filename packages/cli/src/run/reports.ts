import { statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { InputError } from "@rampart/core/errors";
import type { RunRecord } from "@rampart/core/run-record";
import { ownVersion } from "../version.ts";

/** A renderer is loaded only when its format is asked for. */
const RENDERERS: Readonly<Record<string, (record: RunRecord) => Promise<string>>> = {
  ".html": async (record) =>
    (await import("@rampart/report/run-html")).toRunHtml(record, {
      version: ownVersion(),
      generatedAt: new Date(),
    }),
  ".json": async (record) => `${JSON.stringify(record, undefined, 2)}\n`,
  ".md": async (record) => (await import("@rampart/report/run-markdown")).toRunMarkdown(record),
};

/**
 * Finds out before anything is done whether reports can be written.
 *
 * @throws {InputError} if the ending of a file does not say what report to write, or its folder is not there.
 */
export function refuseUnknownReports(files: readonly string[]): void {
  for (const file of files) {
    if (RENDERERS[extname(file)] !== undefined) {
      refuseMissingFolder(file);
      continue;
    }
    throw new InputError("there is no such kind of report", {
      file,
      advice: "Name a file whose ending is known: .html, .md (for a ticket) or .json.",
    });
  }
}

function refuseMissingFolder(file: string): void {
  const isFolder = statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder && statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw new InputError("a report cannot be written there", {
    file,
    advice: isFolder ? "It is a folder: name a file." : "Make its folder first.",
  });
}

/** @throws {InputError} if a file cannot be written. */
export async function writeRunReports(record: RunRecord, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const text = await RENDERERS[extname(file)]?.(record);
    await writeFile(file, text ?? "").catch((error: NodeJS.ErrnoException) => {
      throw new InputError(`the report cannot be written (${error.code})`, {
        file,
        advice: `The run itself is not concerned; \`rampart runs show ${record.run} --report FILE\` writes it elsewhere.`,
      });
    });
  }
}
