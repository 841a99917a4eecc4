import { writeFile } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { InputError } from "@rampart/core/errors";
import type { ReportInput } from "@rampart/report/input";
import { resultAsJson } from "./json.ts";
import type { CheckOptions } from "./options.ts";
import { type ReportSource, reportInput } from "./report-input.ts";
import type { CheckResult } from "./result.ts";

interface Render {
  readonly input: ReportInput;
  readonly result: CheckResult;
  /** The file that a reader of the report would mend, for tools that show findings at files. */
  readonly place: string;
}

/** A renderer is loaded only when its format is asked for. */
const RENDERERS: Readonly<Record<string, (render: Render) => Promise<string>>> = {
  ".html": async ({ input }) => (await import("@rampart/report/html")).toHtml(input),
  ".json": async ({ result }) => [...resultAsJson(result)].join(""),
  ".md": async ({ input }) => (await import("@rampart/report/markdown")).toMarkdown(input),
  ".sarif": async ({ input, place }) =>
    (await import("@rampart/report/sarif")).toSarif(input, {
      place: { file: place },
      category: `rampart/${input.stacks.join(",")}`,
    }),
  ".xml": async ({ input }) => (await import("@rampart/report/junit")).toJunit(input),
};

/**
 * @throws {InputError} if the ending of a file does not say what report to write.
 */
export function refuseUnknownReports(files: readonly string[]): void {
  for (const file of files) {
    if (RENDERERS[extname(file)] !== undefined) continue;
    const known = "its ending says which: .html, .sarif, .xml (JUnit), .md (for a pull request) or .json";
    throw new InputError("there is no such kind of report", {
      file,
      advice: `Name a file whose ending is known: ${known}.`,
    });
  }
}

/**
 * Writes every report that the command line asks for.
 *
 * @throws {InputError} if a file cannot be written.
 */
export async function writeReports(
  result: CheckResult,
  options: CheckOptions,
  source: ReportSource,
): Promise<void> {
  if (options.reports.length === 0) return;
  const input = reportInput(result, source);
  for (const file of options.reports) {
    const text = await RENDERERS[extname(file)]?.({ input, result, place: placeOf(options) });
    await writeFile(file, text ?? "").catch((error: NodeJS.ErrnoException) => {
      throw new InputError(`it cannot be written (${error.code})`, {
        file,
        advice: "Name a file in a folder you may write to.",
      });
    });
  }
}

function placeOf({ programs, inputs, settings }: CheckOptions): string {
  const [program] = programs;
  if (program !== undefined) return relative(".", join(program, "Pulumi.yaml"));
  const file = inputs.find((input) => input !== "-");
  return file === undefined ? (settings ?? "Pulumi.yaml") : relative(".", file);
}
