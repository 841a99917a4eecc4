// The rampart command, for the parts of `npm start`.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The command's own file. */
export const rampart: string = fileURLToPath(new URL("../../packages/cli/src/main.ts", import.meta.url));

/** Where the report called `name` is written. */
export function reportFile(name: string): string {
  const reports = join(root, "reports");
  mkdirSync(reports, { recursive: true });
  return join(reports, `${name}.html`);
}

/** A file as people here name it. */
export function shown(file: string): string {
  return relative(process.cwd(), file);
}

export function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

/** How the command ended: its exit code, null where a signal ended it, and what it wrote to standard output. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the command to its end; what it says meanwhile is passed on, unless it is to be quiet. */
export function rampartEnded(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  { isQuiet = false }: { readonly isQuiet?: boolean } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [rampart, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", isQuiet ? "ignore" : "inherit"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

/**
 * What the command writes to standard output.
 *
 * @throws {Error} if it ends with another exit code than 0.
 */
export async function rampartOutput(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, output } = await rampartEnded(args, environment);
  if (code !== 0) throw new Error(`rampart ${args[0]} ended with exit code ${code}`);
  return output;
}
