#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Most of the time of a short command is spent on compiling the same modules again.
enableCompileCache();

// A reader that stops early, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const [{ run }, { processTerminal }] = await Promise.all([
  import("./run.ts"),
  import("./output/terminal.ts"),
]);
process.exitCode = await run(process.argv.slice(2), processTerminal());
