import { clip } from "../markdown/clip.ts";
import { code, escapeMarkdown } from "../markdown/escape.ts";
import { resourceName, shortType, stackOf } from "../resource-text.ts";

const LONGEST_TEXT = 400;

export function weakness({ urn, message }: { readonly urn: string; readonly message: string }): string {
  return `- ${codeText(resourceName(urn))}: ${text(message)}`;
}

/** A list behind one line. */
export function folded(what: string, number: string, lines: readonly string[], rows: number): string {
  if (lines.length === 0) return "";
  const more = lines.length - rows;
  return [
    "<details>",
    `<summary><b>${number}</b> ${what}</summary>`,
    "",
    ...lines.slice(0, rows),
    ...(more > 0 ? ["", `… and ${more} more.`] : []),
    "",
    "</details>",
  ].join("\n");
}

export function resource(urn: string, type: string): string {
  const of = [shortType(type), stackOf(urn)].filter((part) => part !== undefined).join(" in ");
  return `${codeText(resourceName(urn))} ${text(of)}`;
}

export function text(plain: string): string {
  return escapeMarkdown(clip(plain, LONGEST_TEXT));
}

export function codeText(plain: string): string {
  return code(clip(plain, LONGEST_TEXT));
}
