import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import type { Operator } from "./entry.ts";

/**
 * When the process `pid` started, as the operating system counts it: together with the pid it names one process, and
 * never another that got the same pid later. Undefined if there is no such process, or it is dead and waits to be
 * reaped, or the system does not tell.
 *
 * On Linux it also names the boot and the pid namespace, since the same pid in another container is another process.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === "linux") {
    const ticks = linuxStartTicks(pid);
    return typeof ticks === "string" ? `${linuxWorld()}:${ticks}` : undefined;
  }
  return process.platform === "win32" ? undefined : startByPs(pid);
}

/**
 * Whether `holder` is a process of this host that is certainly not there any more. False where that cannot be told:
 * another host, another container, a process that this user may not see.
 */
export function isGone(holder: Operator, thisHost: string): boolean {
  const { host, pid, processStart: started } = holder;
  if (host !== thisHost) return false;
  if (started === undefined) return !mayExist(pid);
  if (process.platform !== "linux") {
    const now = processStart(pid);
    return now === undefined ? !mayExist(pid) : now !== started;
  }
  const [world, ticks] = splitAtLast(started, ":");
  if (world !== linuxWorld()) return false;
  const now = linuxStartTicks(pid);
  if (now === "zombie") return true;
  // A process of another user may be hidden from /proc, but not from kill.
  return now === undefined ? !mayExist(pid) : now !== ticks;
}

function mayExist(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

function splitAtLast(text: string, separator: string): readonly [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
}

/** Which boot of which machine, and which pid namespace, a pid of this process belongs to. */
function linuxWorld(): string {
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot}:${readlinkSync("/proc/self/ns/pid")}`;
}

/** Field 22 of proc_pid_stat(5). */
function linuxStartTicks(pid: number): string | "zombie" | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  // The second field is the command's name in parentheses, which may hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields[0];
  return state === "Z" || state === "X" ? "zombie" : fields[19];
}

function startByPs(pid: number): string | undefined {
  try {
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    const answer = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return answer.trim() || undefined;
  } catch {
    return undefined;
  }
}
