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

/** What the command writes to standard output; what it says meanwhile is passed on. */
export function rampartOutput(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [rampart, ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else reject(new Error(`rampart ${args[0]} ended with exit code ${code}`));
    });
  });
}
