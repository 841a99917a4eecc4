import { existsSync } from "node:fs";
import { redactorOf } from "../../src/secrets/redactor.ts";
import { makeShell } from "../../src/shell/step-shell.ts";

/** A run that hears Ctrl-C, and whose command should not. */
const directory = process.argv[2] ?? "";
process.on("SIGINT", () => {
  process.stdout.write("interrupted\n");
  shell.$`touch heard`.catch(() => {});
});
const shell = makeShell({
  directory,
  environment: { PATH: process.env.PATH ?? "" },
  signal: new AbortController().signal,
  grace: 300,
  keptOutput: 1000,
  redactor: redactorOf([]),
  mark: `ctrl-c-${process.pid}`,
  onCommand: () => {},
  onOutput: () => {},
});
await shell.$`touch ready; for i in $(seq 200); do test -e heard && break; sleep 0.1; done; sleep 0.3`;
process.stdout.write(existsSync(`${directory}/heard`) ? "finished\n" : "not interrupted\n");
await shell.end();
