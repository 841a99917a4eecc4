#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import type { Writable } from "node:stream";

// Most of the time of a short command is spent on compiling the same modules again.
enableCompileCache();

// A reader that stops early, such as `head`, is no failure, and neither is a terminal that was closed.
const GONE = new Set(["EPIPE", "EIO"]);
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (!GONE.has(error.code ?? "")) throw error;
  });
}

const [{ run }, { processTerminal }] = await Promise.all([
  import("./run.ts"),
  import("./output/terminal.ts"),
]);
const code = await run(process.argv.slice(2), processTerminal());
await Promise.all([process.stdout, process.stderr].map(written));
// Timers and connections that the code of a runbook left open must not keep the command from ending.
process.exit(code);

/** Waits until all that was written has been taken, or nobody is there to take it. */
function written(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}
