// Keeps a server no longer than whoever asked for it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Account } from "./account.ts";

/**
 * The shell holds the read end of a pipe whose other end is in this process alone. The pipe ends when this process
 * says so or is gone, even by SIGKILL: then the server is stopped at once and its folder removed. A server that ended
 * by itself leaves its folder until then.
 */
const SCRIPT = `
exec 3<&0
postgres=$1 folder=$2
shift 2
"$postgres" -D "$folder/data" "$@" </dev/null >"$folder/log" 2>&1 3<&- &
server=$!
(cat <&3 >/dev/null; kill -QUIT "$server") 2>/dev/null &
watcher=$!
wait "$server"
kill "$watcher" 2>/dev/null
exec >&-
cat <&3 >/dev/null
rm -rf "$folder"
`;

/** A server and what watches over it. */
export interface Supervised {
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the server if it runs, and removes its folder. */
  dismiss(): Promise<void>;
}

function isOver(shell: ChildProcess): boolean {
  return shell.exitCode !== null || shell.signalCode !== null;
}

/** Starts `postgres` on `folder`/data, with its log in `folder`/log. */
export function supervise(
  postgres: string,
  folder: string,
  settings: Readonly<Record<string, string>>,
  account: Account | undefined,
): Supervised {
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const shell = spawn("/bin/sh", ["-c", SCRIPT, "sh", postgres, folder, ...options], {
    cwd: folder,
    // In a session of its own, so that Ctrl-C in a terminal is for the caller to handle.
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
    ...account,
  });
  const exited = once(shell, "exit");
  const ended = once(shell.stdout, "close").then(() => undefined);
  shell.stdout.resume();
  return {
    ended,
    dismiss: async () => {
      shell.stdin.destroy();
      if (!isOver(shell)) await exited;
    },
  };
}
