import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunbookPlace } from "./locate.ts";

/** A place in a stack, or above the source text of a syntax error. */
const PLACE = /(file:\/\/\/[^\s():]+|\/[^\s():]+):(\d+)(?::\d+)?/;

/** The first place in a file that is neither Node's nor a package's; else the file of the runbook itself. */
export function placeInStack(
  { stack = "" }: Error,
  { name, file }: RunbookPlace,
): { readonly file: string; readonly line?: number } {
  for (const line of stack.split("\n")) {
    const [, where, row] = PLACE.exec(line) ?? [];
    if (where === undefined || row === undefined) continue;
    const path = where.startsWith("file:") ? fileURLToPath(where) : where;
    if (path === file) return { file: name, line: Number(row) };
    const near = relative(process.cwd(), path);
    if (near.startsWith("..") || isAbsolute(near) || near.includes("node_modules")) continue;
    return { file: near, line: Number(row) };
  }
  return { file: name };
}
