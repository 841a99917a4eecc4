import { quote, which } from "zx/core";

/** How commands are written for the shell that runs them. */
export interface Dialect {
  /** Path of the shell. */
  readonly shell: string;
  /** Put before each command: it fails if any part of it does. */
  readonly prefix: string;
  quote(argument: string): string;
}

/** Bash if `path` has it, otherwise the system's `sh`. */
export function dialectFor(path: string | undefined): Dialect {
  const bash = which.sync("bash", { nothrow: true, ...(path === undefined ? {} : { path }) });
  if (bash !== null) return { shell: bash, prefix: "set -euo pipefail;", quote };
  // Not every `sh` has pipefail, and none has to know `$'…'`, which zx quotes with (POSIX.1-2017, 2.2).
  return {
    shell: "/bin/sh",
    prefix: "set -eu;(set -o pipefail) 2>/dev/null && set -o pipefail;",
    quote: quoteForSh,
  };
}

function quoteForSh(argument: string): string {
  if (/^[\w/.\-@:=]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", "'\\''")}'`;
}
