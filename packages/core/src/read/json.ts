import { InputError } from "../errors.ts";
import { whereJsonBreaks } from "./json-syntax.ts";

/**
 * The document `text` holds.
 *
 * @throws {InputError} with line and column, and never with the text itself, which may hold secrets.
 */
export function parseJson(text: string, file: string, firstLine = 1): unknown {
  if (text.trim() === "") {
    throw new InputError("this is empty", {
      file,
      advice: "Make it anew with `pulumi stack export --file FILE`.",
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw notJson(text, file, firstLine);
  }
}

function notJson(text: string, file: string, firstLine: number): InputError {
  const offset = whereJsonBreaks(text);
  const before = text.slice(0, offset);
  const line = firstLine + (before.match(/\n/g)?.length ?? 0);
  const column = offset - before.lastIndexOf("\n");
  const endsEarly = offset === text.length;
  return new InputError(endsEarly ? "the JSON ends in the middle" : "this is not JSON", {
    file,
    line,
    column,
    advice: endsEarly
      ? "It was probably cut off while it was written: make it anew with `pulumi stack export --file FILE`."
      : "Name a file made by `pulumi stack export` or `pulumi preview --json`.",
  });
}
