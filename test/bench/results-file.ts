// RESULTS.md is written part by part: each stands between two comments, and a run that measures one part leaves the
// other as it is.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { InputError } from "@rampart/core/errors";
import { PARTS, type Part } from "./options.ts";

const HEAD = [
  "# Bench: Rampart beside its peers",
  "Written by `pnpm bench`; what is measured, and how, is in [README.md](README.md).",
].join("\n\n");

/** The parts of the file, as Markdown. */
export type PartTexts = Readonly<Partial<Record<Part, string>>>;

/** The whole file. */
export function joinParts(parts: PartTexts): string {
  const texts = PARTS.flatMap((part) => {
    const text = parts[part];
    return text === undefined ? [] : [`${beginOf(part)}\n\n${text.trim()}\n\n${endOf(part)}`];
  });
  return `${[HEAD, ...texts].join("\n\n")}\n`;
}

/**
 * The parts of a file that {@link joinParts} made.
 *
 * @throws {InputError} if it has text and none of the parts: it is of somebody else.
 */
export function splitParts(file: string, name: string): PartTexts {
  const parts = Object.fromEntries(
    PARTS.flatMap((part) => {
      const [begin, end] = [file.indexOf(beginOf(part)), file.indexOf(endOf(part))];
      return begin === -1 || end < begin
        ? []
        : [[part, file.slice(begin + beginOf(part).length, end).trim()]];
    }),
  );
  if (Object.keys(parts).length === 0 && file.trim() !== "") {
    throw new InputError("this file has no results of the bench in it", {
      file: name,
      advice: "Name another one with --output, or remove this one.",
    });
  }
  return parts;
}

/** Writes the parts that were measured into `file`, and keeps the others that it has. Returns the whole text. */
export function writeParts(file: string, measured: PartTexts): string {
  const text = joinParts({ ...readParts(file), ...measured });
  writeFileSync(file, text);
  return text;
}

/**
 * The parts in `file`; none if it is not there.
 *
 * @throws {InputError} as {@link splitParts}.
 */
export function readParts(file: string): PartTexts {
  return existsSync(file) ? splitParts(readFileSync(file, "utf8"), file) : {};
}

function beginOf(part: Part): string {
  return `<!-- begin: ${part} -->`;
}

function endOf(part: Part): string {
  return `<!-- end: ${part} -->`;
}
