import { stripVTControlCharacters } from "node:util";
import { printable } from "./printable.ts";

/** `text` on one line of at most `width` columns; `…` stands for what is cut off. Controls of the terminal are out. */
export function cut(text: string, width: number): string {
  const line = printable(withoutControls(text).replace(/\s*\n\s*/g, " "));
  const characters = [...line];
  if (characters.length <= width) return line;
  return width < 1 ? "" : `${characters.slice(0, width - 1).join("")}…`;
}

/** What a command printed, without its colours, and with tabs as spaces. */
function withoutControls(text: string): string {
  return stripVTControlCharacters(text).replaceAll("\t", "    ");
}

/** The lines of what a command printed; of one that was written over, as progress bars are, the last. */
export function printedLines(text: string): readonly string[] {
  return withoutControls(text)
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.replace(/\r$/, "").split("\r").at(-1) ?? "");
}
