import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The account that a server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account of the restored server; undefined where that of this process will do. PostgreSQL refuses to run as root.
 *
 * @throws {Error} if there is no such account.
 */
export async function serverAccount(runAs: string | undefined): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const name = runAs ?? "postgres";
  try {
    return { uid: await idOf("-u", name), gid: await idOf("-g", name) };
  } catch (error) {
    throw new Error(
      `PostgreSQL refuses to run as root, and there is no account ${name}: name one with the input runAs`,
      { cause: error },
    );
  }
}

async function idOf(option: "-u" | "-g", name: string): Promise<number> {
  const { stdout } = await execute("id", [option, name]);
  return Number(stdout);
}

/** Whether the account may read a file or folder. */
export async function mayRead(account: Account | undefined, path: string): Promise<boolean> {
  const test = ["-c", 'test -r "$1" && { test ! -d "$1" || test -x "$1"; }', "sh", path];
  return await execute("sh", test, { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

/** Gives a folder, with all that is in it, to the account. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account === undefined) return;
  await execute("chown", ["-R", `${account.uid}:${account.gid}`, path]);
}
