import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const PTY = fileURLToPath(new URL("pty.py", import.meta.url));
const DEADLINE_MILLISECONDS = 45_000;

/** A command on a terminal of its own. */
export interface OnTerminal {
  /** All that was shown so far, as it was written. */
  readonly raw: string;
  /** The same without colours and movements. */
  readonly text: string;
  type(text: string): void;
  signal(name: NodeJS.Signals): void;
  /** Waits until the terminal has shown it. */
  shows(what: RegExp): Promise<void>;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  /** Ends it, if it has not ended. */
  [Symbol.dispose](): void;
}

interface TerminalOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** Starts `command` on a terminal of 24 rows. */
export function onTerminal(
  command: readonly string[],
  { cwd, env, columns = 80 }: TerminalOptions,
): OnTerminal {
  const child = spawn("python3", [PTY, String(columns), "24", ...command], {
    cwd,
    env: { TERM: "xterm-256color", ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const shown = gather(child);
  const order = (what: object): void => {
    child.stdin.write(`${JSON.stringify(what)}\n`);
  };
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return {
    get raw() {
      return shown.raw;
    },
    get text() {
      return plain(shown.raw);
    },
    type: (text) => order({ type: text }),
    signal: (name) => order({ signal: name }),
    shows: async (what) => await until(() => what.test(plain(shown.raw)), `${what}`, shown),
    ended,
    [Symbol.dispose]: () => {
      child.kill("SIGKILL");
    },
  };
}

type Shown = { raw: string; changed(): Promise<void> };

function gather(child: ChildProcessByStdio<Writable, Readable, null>): Shown {
  let wake = (): void => undefined;
  const shown: Shown = {
    raw: "",
    changed: async () => {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 50);
      });
    },
  };
  child.stdin.on("error", () => undefined); // It has ended already.
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown.raw += text;
    wake();
  });
  return shown;
}

async function until(isSo: () => boolean, what: string, shown: Shown): Promise<void> {
  const deadline = Date.now() + DEADLINE_MILLISECONDS;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`the terminal never showed ${what}:\n${plain(shown.raw)}`);
    await shown.changed();
  }
}

function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll("\r\n", "\n");
}
