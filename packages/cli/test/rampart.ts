import { spawn } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const NODE_MODULES = fileURLToPath(new URL("../node_modules", import.meta.url));

/** Halves the time that each process takes to start. */
const COMPILE_CACHE = join(tmpdir(), "rampart-test-compile-cache");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command as a user does: a process of its own, without a terminal, in `cwd`. */
export function rampart(
  args: readonly string[],
  { cwd = tmpdir(), stdin = "", env = {} }: RunOptions = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      // Nothing of the environment of the tests: no colours, no Pulumi CLI on the PATH.
      env: { PATH: dirname(process.execPath), HOME: tmpdir(), NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        output[name] += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
    child.stdin.on("error", () => undefined); // A command that does not read it closes it.
    child.stdin.end(stdin);
  });
}

export const COMMAND: readonly string[] = [process.execPath, MAIN];

/** Calls `use` with a directory that holds `files`, and removes it. */
export async function withFiles<Result>(
  files: Readonly<Record<string, unknown>>,
  use: (directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), "rampart-cli-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      const isRaw = typeof content === "string" || Buffer.isBuffer(content);
      await writeFile(join(directory, name), isRaw ? content : JSON.stringify(content));
    }
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The same for a Pulumi program, which finds the packages of the command. */
export function withProgram<Result>(
  files: Readonly<Record<string, unknown>>,
  use: (directory: string) => Promise<Result>,
): Promise<Result> {
  const project = { "Pulumi.yaml": "name: orders\nruntime: nodejs\n", "Pulumi.dev.yaml": "config: {}\n" };
  return withFiles({ ...project, ...files }, async (directory) => {
    await symlink(NODE_MODULES, join(directory, "node_modules"));
    return use(directory);
  });
}
