import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

/** The variable that marks the processes of a step. */
export const MARK_VARIABLE = "RAMPART_STEP";

/** Milliseconds between two looks at what is left. */
const LOOK_AGAIN = 20;

/** How long processes may take to vanish after SIGKILL: one that waits for a disk does not until the disk answers. */
const DEATH = 2_000;

/** What belongs to a step. */
export interface Belonging {
  /** Ids of process groups. */
  readonly groups: ReadonlySet<number>;
  /** What {@link MARK_VARIABLE} says in the environment of processes that left their group. */
  readonly mark: string;
}

/**
 * Ids of processes that belong to a step and still run. On Linux those in its groups, and those that carry its mark:
 * a process that gives its children another environment as well as another group hides them. On other systems, which
 * do not show the environment of a process, those in its groups.
 */
export async function leftProcesses(belonging: Belonging): Promise<readonly number[]> {
  return process.platform === "linux" ? fromProc(belonging) : fromPs(belonging);
}

/**
 * Ends what is left of a step: SIGTERM, SIGKILL after `grace` milliseconds.
 *
 * @returns ids of the processes there were.
 */
export async function endProcesses(belonging: Belonging, grace: number): Promise<ReadonlySet<number>> {
  const met = new Set<number>();
  const mercy = performance.now() + grace;
  for (;;) {
    const left = await leftProcesses(belonging);
    const late = performance.now() - mercy;
    if (left.length === 0 || late > DEATH) return met;
    for (const id of left) {
      if (late >= 0) signal(id, "SIGKILL");
      else if (!met.has(id)) signal(id, "SIGTERM");
      met.add(id);
    }
    await sleep(LOOK_AGAIN);
  }
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch {
    // It ended in between, or runs as another user by now.
  }
}

function fromProc({ groups, mark }: Belonging): readonly number[] {
  const marked = `\0${MARK_VARIABLE}=${mark}\0`;
  const ids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return ids.filter((id) => {
    if (id === process.pid) return false;
    const status = statusOf(id);
    if (status === undefined || status.isDead) return false;
    return groups.has(status.group) || environmentOf(id).includes(marked);
  });
}

function statusOf(id: number): { readonly group: number; readonly isDead: boolean } | undefined {
  const line = readProc(id, "stat");
  // `id (name) state parent group …`, where the name may hold anything (proc_pid_stat(5)).
  const [state, , group] = line.slice(line.lastIndexOf(")") + 2).split(" ");
  if (state === undefined || group === undefined) return undefined;
  return { group: Number(group), isDead: state === "Z" || state === "X" };
}

function environmentOf(id: number): string {
  return `\0${readProc(id, "environ")}\0`;
}

function readProc(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, "latin1");
  } catch {
    return ""; // It ended in between, or is somebody else's.
  }
}

async function fromPs({ groups }: Belonging): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,pgid=,state="]);
  return stdout.split("\n").flatMap((line) => {
    const [id, group, state] = line.trim().split(/\s+/);
    return groups.has(Number(group)) && state?.startsWith("Z") === false ? [Number(id)] : [];
  });
}
