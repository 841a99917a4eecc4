import { spawn } from "node:child_process";
import { InputError } from "@rampart/core/errors";

const INSTALL =
  "Install it (https://www.pulumi.com/docs/install/), or export the stack where it is: `pulumi stack export --file FILE`, and name that file.";

/**
 * Runs the Pulumi CLI in the working directory and gives back what it writes to standard output.
 *
 * @param stack that it is asked about, for messages.
 * @throws {InputError} if there is no CLI, no such stack, or no access to it.
 */
export async function runPulumi(args: readonly string[], stack: string): Promise<string> {
  const { status, signal, stdout, stderr } = await run("pulumi", args);
  if (status === 0) return stdout;
  const reason =
    stderr
      .replace(/^error: /gm, "")
      .trim()
      .split("\n")[0] || `it ended with ${signal ?? `exit code ${status}`} and said nothing`;
  throw new InputError(`the Pulumi CLI cannot export it: ${reason}`, {
    file: `stack ${stack}`,
    advice:
      "`pulumi stack ls` shows the stacks of this project; `pulumi login` says where they are looked for.",
  });
}

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.once("error", (error: NodeJS.ErrnoException) => {
      const missing = error.code === "ENOENT";
      reject(
        new InputError(
          missing ? "the Pulumi CLI is not on the PATH" : `the Pulumi CLI does not start (${error.code})`,
          { advice: INSTALL },
        ),
      );
    });
    child.once("close", (status, signal) => {
      const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString("utf8");
      resolve({ status, signal, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}
