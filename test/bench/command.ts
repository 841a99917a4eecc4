import { spawnSync } from "node:child_process";

/** A command line to measure or to install with. */
export interface Command {
  readonly words: readonly [string, ...string[]];
  readonly cwd?: string;
  /** Over the environment of the bench. */
  readonly env?: Readonly<Record<string, string>>;
  /** Exit codes that say that it did its work; only 0 where absent. */
  readonly exitCodes?: readonly number[];
}

/** Runs a command that may take its time: others on this machine go first. Returns what it printed. */
export function runPolitely({ words, cwd, env }: Command): string {
  const { status, stdout, stderr, error } = spawnSync("nice", ["-n", "15", ...words], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return stdout;
  const said = `${stderr ?? ""}\n${stdout ?? ""}`.trim().split("\n").slice(-5).join("\n");
  throw new Error(`${words.join(" ")} ended with ${status ?? error?.message}\n${said}`);
}

/** What a tool says of its version; undefined if it cannot be run. */
export function versionOf(words: readonly [string, ...string[]], pattern: RegExp): string | undefined {
  const [executable, ...args] = words;
  const { stdout, stderr } = spawnSync(executable, args, { encoding: "utf8" });
  return pattern.exec(`${stdout ?? ""}\n${stderr ?? ""}`)?.[1];
}
