import { redactorOf } from "../../src/secrets/redactor.ts";
import { makeShell } from "../../src/shell/step-shell.ts";

/** Runs a command that prints a gigabyte, in a process of its own so that its memory can be measured. */
const letter = process.argv[2] ?? "x";
let shown = 0;
const shell = makeShell({
  directory: "/",
  environment: { PATH: process.env.PATH ?? "" },
  signal: new AbortController().signal,
  grace: 300,
  keptOutput: 1_000_000,
  redactor: redactorOf(["correct horse battery staple", "hunter2hunter2"]),
  mark: `gigabyte-${process.pid}`,
  onCommand: () => {},
  onOutput: (text) => {
    shown += text.length;
  },
});
const began = performance.now();
const { stdout } = await shell.$`head -c 1G /dev/zero | tr '\\0' ${letter}`;
const milliseconds = Math.round(performance.now() - began);
await shell.end();
// maxRSS is in kilobytes.
const resident = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ shown, kept: stdout.length, resident, milliseconds }));
