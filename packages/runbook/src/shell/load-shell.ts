import type { MakeShell } from "./shell.ts";

/** The shell of steps, with zx: loaded only by who runs commands, for it takes a while. */
export async function loadShell(): Promise<MakeShell> {
  return (await import("./step-shell.ts")).makeShell;
}
