import { spawn } from "node:child_process";

/** Runs a command in `directory`; what it says goes to standard error. Answers what went wrong, if anything did. */
export function runInstall(
  [command = "", ...args]: readonly string[],
  directory: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: directory,
      stdio: ["ignore", 2, 2],
      // Package managers are scripts there. Nothing in the arguments is the user's.
      shell: process.platform === "win32",
    });
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, signal) => {
      resolve(code === 0 ? undefined : `it ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}
