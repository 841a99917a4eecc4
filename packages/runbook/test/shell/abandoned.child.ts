import { redactorOf } from "../../src/secrets/redactor.ts";
import { tolerateEndedCommands } from "../../src/shell/failure.ts";
import { makeShell } from "../../src/shell/step-shell.ts";

/** A step that does not wait for its commands; with "fails" the command fails by itself. */
const stopTolerating = tolerateEndedCommands();
const shell = makeShell({
  directory: "/",
  environment: { PATH: process.env.PATH ?? "" },
  signal: new AbortController().signal,
  grace: 300,
  keptOutput: 1000,
  redactor: redactorOf(["hunter2hunter2"]),
  mark: `abandoned-${process.pid}`,
  onCommand: () => {},
  onOutput: () => {},
});
const commands =
  process.argv[2] === "fails" ? [shell.$`exit 9`] : [shell.$`sleep 600`, shell.$`echo hunter2hunter2`];
await new Promise((resolve) => setTimeout(resolve, 500));
await shell.end();
await new Promise((resolve) => setTimeout(resolve, 300));
stopTolerating();
process.stdout.write(`survived ${commands.length} commands\n`);
