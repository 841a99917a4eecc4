// A real PostgreSQL, with its own data folder, for as long as it is needed.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type Account, serverAccount } from "./account.ts";
import { type Binaries, copyBinaries, isOpenToOthers, locateBinaries } from "./binaries.ts";
import { freePort } from "./port.ts";
import { killServer, readPostmaster } from "./postmaster.ts";
import { type Supervised, supervise } from "./supervisor.ts";

const execute = promisify(execFile);

export interface PostgresOptions {
  /** Settings of `postgresql.conf`, over those that make a server of a test fast. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Takes encrypted connections, too. Both are PEM. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Size of a file of WAL in MiB; 16 by default. */
  readonly walSegment?: number;
}

/** A server that accepts connections with a password over TCP, on this machine only. */
export interface PostgresServer extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** A superuser. */
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** `postgresql://…` with the password. */
  readonly url: string;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
  /** Ends all of its processes with SIGKILL, as a crash does. Its data stays until {@link stop}. */
  kill(): Promise<void>;
}

const HOST = "127.0.0.1";
const USER = "postgres";
const PORT_ATTEMPTS = 5;
const START_DEADLINE = 60_000;

/** Its data does not outlive it, so nothing needs to survive a loss of power. */
const FAST: Readonly<Record<string, string>> = {
  fsync: "off",
  full_page_writes: "off",
  unix_socket_directories: "",
  listen_addresses: HOST,
};

/** A folder that the account of the server can reach, and owns. */
function makeFolder(account: Account | undefined): string {
  const base = account === undefined || isOpenToOthers(tmpdir()) ? tmpdir() : "/tmp";
  const folder = mkdtempSync(join(base, "rampart-postgres-"));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** For nobody else to read, as the server insists. */
function writeOwned(file: string, text: string, account: Account | undefined): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (account !== undefined) chownSync(file, account.uid, account.gid);
}

/** Writes key and certificate, and returns the settings that name them. */
function enableTls(
  { certificate, key }: NonNullable<PostgresOptions["tls"]>,
  folder: string,
  account: Account | undefined,
): Readonly<Record<string, string>> {
  const [certificateFile, keyFile] = [join(folder, "server.crt"), join(folder, "server.key")];
  writeOwned(certificateFile, certificate, account);
  writeOwned(keyFile, key, account);
  return { ssl: "on", ssl_cert_file: certificateFile, ssl_key_file: keyFile };
}

async function initialize(
  { initdb }: Binaries,
  folder: string,
  password: string,
  account: Account | undefined,
  walSegment: number | undefined,
): Promise<void> {
  const passwordFile = join(folder, "password");
  writeOwned(passwordFile, `${password}\n`, account);
  const args = ["-D", join(folder, "data"), "-U", USER, "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const size = walSegment === undefined ? [] : [`--wal-segsize=${walSegment}`];
  await execute(initdb, [...args, ...size, "--no-sync", "--locale=C", "-E", "UTF8"], {
    cwd: folder,
    ...account,
  });
  rmSync(passwordFile);
}

/** Whether it accepts connections in the end; false if it ended instead. */
async function becomesReady(folder: string, { ended }: Supervised): Promise<boolean> {
  let hasEnded = false;
  const end = ended.then(() => {
    hasEnded = true;
  });
  const deadline = performance.now() + START_DEADLINE;
  while (performance.now() < deadline) {
    if (hasEnded) return false;
    if (readPostmaster(folder)?.isReady === true) return true;
    await Promise.race([sleep(20), end]);
  }
  return false;
}

/**
 * Starts a server.
 *
 * @throws {Error} with the server's log if it does not start.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const account = await serverAccount();
  const installed = await locateBinaries();
  // Another process can take the port first: whether the server got it, only the server can tell.
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryToStart(installed, options, account);
    if ("server" in started) return started.server;
    const isPortTaken = started.log.includes("Address already in use");
    if (!isPortTaken || attempt === PORT_ATTEMPTS)
      throw new Error(`PostgreSQL did not start:\n${started.log}`);
  }
}

async function tryToStart(
  installed: Binaries,
  { settings, tls, walSegment }: PostgresOptions,
  account: Account | undefined,
): Promise<{ readonly server: PostgresServer } | { readonly log: string }> {
  const folder = makeFolder(account);
  let supervised: Supervised | undefined;
  try {
    const isReachable = account === undefined || isOpenToOthers(installed.postgres);
    const binaries = isReachable ? installed : copyBinaries(installed, folder);
    const password = randomBytes(12).toString("base64url");
    await initialize(binaries, folder, password, account, walSegment);
    const encryption = tls === undefined ? {} : enableTls(tls, folder, account);
    const port = await freePort();
    const all = { ...FAST, ...encryption, ...settings, port: `${port}` };
    supervised = supervise(binaries.postgres, folder, all, account);
    if (await becomesReady(folder, supervised)) {
      return { server: serverOn(port, password, folder, supervised) };
    }
    const log = readFileSync(join(folder, "log"), "utf8");
    await supervised.dismiss();
    return { log };
  } catch (error) {
    await supervised?.dismiss();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function serverOn(port: number, password: string, folder: string, supervised: Supervised): PostgresServer {
  const stop = (): Promise<void> => supervised.dismiss();
  return {
    host: HOST,
    port,
    user: USER,
    password,
    database: "postgres",
    url: `postgresql://${USER}:${password}@${HOST}:${port}/postgres`,
    stop,
    kill: async () => {
      await killServer(folder);
      await supervised.ended;
    },
    [Symbol.asyncDispose]: stop,
  };
}
