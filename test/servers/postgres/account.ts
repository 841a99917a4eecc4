// The account that a server runs as: PostgreSQL refuses to run as root.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

async function idOf(option: "-u" | "-g"): Promise<number> {
  const { stdout } = await execute("id", [option, "nobody"]);
  return Number(stdout);
}

/** The account `nobody` where this process is root; undefined where its own will do. */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: await idOf("-u"), gid: await idOf("-g") };
}
