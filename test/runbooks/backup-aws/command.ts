import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Account } from "./account.ts";

const MAIN = fileURLToPath(new URL("../../../packages/cli/src/main.ts", import.meta.url));

/** moto checks none. It is a word that nothing else is made of, so that it is found where it must not be. */
export const SECRET = "wJalrXUtnFEMI";

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** SIGKILL: it has no time to do anything about it. */
  kill(): void;
}

/** `rampart` as a user has it, with the journal in `directory` and signed in to the account. */
export async function rampart(
  account: Account,
  directory: string,
  args: readonly string[],
  inputs: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return await startRampart(account, directory, args, inputs).ended;
}

/** Inputs that are secrets are not written down, and are given again to go on with a run. */
export const SECRET_INPUT: readonly string[] = ["--input", "awsSecretAccessKey=env:AWS_SECRET"];

export function startRampart(
  account: Account,
  directory: string,
  args: readonly string[],
  inputs: Readonly<Record<string, string>> = {},
): Running {
  const given = Object.entries({
    awsRegion: account.client.region,
    awsEndpoint: account.fake.endpoint,
    awsAccessKeyId: account.client.credentials.accessKeyId,
    awsSecretAccessKey: "env:AWS_SECRET",
    ...inputs,
  }).flatMap(([name, value]) => ["--input", `${name}=${value}`]);
  const child = spawn(process.execPath, [MAIN, ...args, ...(Object.keys(inputs).length === 0 ? [] : given)], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      RAMPART_JOURNAL: join(directory, "journal.sqlite"),
      AWS_SECRET: SECRET,
    },
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.stderr += text;
  });
  return {
    ended: once(child, "close").then(() => ({ code: child.exitCode, ...printed })),
    kill: () => void child.kill("SIGKILL"),
  };
}
