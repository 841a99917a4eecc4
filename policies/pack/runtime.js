#!/usr/bin/env node
// Runs a policy pack with `runtime: rampart`. Pulumi looks for a program of this name and starts it in the pack's
// folder; it stays until Pulumi ends it, or is gone itself and with it the other end of standard input.
process.stdin.resume().on("end", () => process.exit());
require(process.cwd());
