import { spawn } from "node:child_process";
import { InputError } from "@rampart/core/errors";

/** How a call of `ssh-keygen` ended. */
export interface KeygenResult {
  readonly ok: boolean;
  /** What it said on standard error. */
  readonly said: string;
  /** What ended it, such as Ctrl-C at the question for a passphrase; undefined if it ended by itself. */
  readonly endedBy?: NodeJS.Signals;
}

/**
 * Runs `ssh-keygen`.
 *
 * @param input goes to its standard input; without it the terminal does, for questions.
 * @throws {InputError} if there is none, or one that is too old to sign.
 */
export async function sshKeygen(parameters: readonly string[], input?: string): Promise<KeygenResult> {
  const child = spawn("ssh-keygen", parameters, {
    stdio: [input === undefined ? "inherit" : "pipe", "ignore", "pipe"],
  });
  const said: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  // A child that ends before it has read all is judged by how it ended.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", (error) => reject(notRunnable(error)));
    child.on("close", resolve);
  });
  const text = Buffer.concat(said).toString("utf8");
  if (child.signalCode !== null) return { ok: false, said: text, endedBy: child.signalCode };
  if (code !== 0 && /^usage: |unknown option|illegal option/m.test(text)) {
    throw new InputError("this ssh-keygen cannot sign", { advice: "Install OpenSSH 8.2 or later." });
  }
  return { ok: code === 0, said: text };
}

function notRunnable(error: Error): Error {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") return error;
  return new InputError("there is no ssh-keygen on the PATH, which signs and checks approvals", {
    advice: "Install OpenSSH 8.2 or later: its package is openssh-client, openssh-clients or openssh.",
  });
}
