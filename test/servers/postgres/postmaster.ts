// What a server says of itself in its data folder.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The first process of a server. */
export interface Postmaster {
  readonly pid: number;
  /** Whether it accepts connections. */
  readonly isReady: boolean;
}

/** Undefined where there is none, or it has said nothing yet. */
export function readPostmaster(folder: string): Postmaster | undefined {
  try {
    // Lines of the file: pid, data folder, start, port, socket folder, address, shared memory, state.
    const lines = readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), isReady: lines[7]?.trim() === "ready" };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await execute("ps", ["-A", "-o", "pid=,ppid="]);
  const processes = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  return processes.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Ends every process of the server in `folder` with SIGKILL, so that none acknowledges anything any more. */
export async function killServer(folder: string): Promise<void> {
  const postmaster = readPostmaster(folder);
  if (postmaster === undefined) return;
  const children = await childrenOf(postmaster.pid);
  for (const pid of [postmaster.pid, ...children]) killProcess(pid);
}
