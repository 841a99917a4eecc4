// A server that archives its WAL, and base backups of it.
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { Client } from "pg";
import { serverAccount } from "./account.ts";
import { copyBinaries, isOpenToOthers, locateBinaries } from "./binaries.ts";
import { type PostgresServer, startPostgres } from "./start.ts";

export interface ArchivingServer extends AsyncDisposable {
  readonly server: PostgresServer;
  /** All that belongs to it, but for its data. */
  readonly folder: string;
  /** WAL, a file as the server wrote it. */
  readonly archive: string;
  readonly backups: string;
  /** Where to restore to: any account gets there. */
  readonly restored: string;
  /** Folder with `postgres` that any account can run. */
  readonly binaries: string;
  /** Account that servers run as; undefined where it is that of this process. */
  readonly runAs: string | undefined;
  /** Takes a base backup into the folder `name` of {@link backups}, and waits until the WAL that it needs is archived. */
  takeBaseBackup(name: string): Promise<void>;
  /** From now on nothing gets into the archive any more. */
  stopArchiving(): void;
}

export interface ArchiveOptions {
  /** How WAL gets into the archive, where that is more than to copy it: `%p` is the file, `%f` its name. */
  readonly archiveCommand?: (archive: string) => string;
}

/** Starts a server whose WAL is in the archive one or two seconds after a commit, at the latest. */
export async function startArchivingServer({
  archiveCommand,
}: ArchiveOptions = {}): Promise<ArchivingServer> {
  const account = await serverAccount();
  const folder = mkdtempSync(join(isOpenToOthers(tmpdir()) ? tmpdir() : "/tmp", "rampart-archive-"));
  chmodSync(folder, 0o755);
  const [archive = "", backups = "", restored = ""] = ["wal", "base", "restored"].map((name) =>
    join(folder, name),
  );
  for (const one of [archive, backups, restored]) mkdirSync(one, { mode: 0o755 });
  if (account !== undefined) chownSync(archive, account.uid, account.gid);
  // In two acts, so that what has the name is there in full.
  const copy = `test ! -f ${archive}/%f && cp %p ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f`;
  const stopped = join(folder, "archiving-is-stopped");
  try {
    const server = await startPostgres({
      walSegment: 1,
      settings: {
        wal_level: "replica",
        archive_mode: "on",
        archive_command: `test ! -e ${stopped} && ${archiveCommand?.(archive) ?? copy}`,
        // A file is switched every second: small ones are enough.
        min_wal_size: "2MB",
        archive_timeout: "1s",
        full_page_writes: "on",
      },
    });
    await ask(server, "ALTER SYSTEM SET fsync = off");
    const installed = await locateBinaries();
    const open = account === undefined || isOpenToOthers(installed.postgres);
    const { postgres } = open ? installed : copyBinaries(installed, folder);
    const dispose = async (): Promise<void> => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    return {
      server,
      folder,
      archive,
      backups,
      restored,
      binaries: dirname(postgres),
      runAs: account === undefined ? undefined : "nobody",
      takeBaseBackup: async (name) => await takeBaseBackup(server, join(backups, name)),
      stopArchiving: () => writeFileSync(stopped, ""),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** It is in the base backups, too: what is restored in a test does not outlive it either. */
async function ask({ url }: PostgresServer, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(async () => await client.end());
}

/** As the manual says: "Making a base backup using the low level API". */
async function takeBaseBackup({ url }: PostgresServer, target: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const [row] = (await client.query<{ data: string }>("SELECT current_setting('data_directory') AS data"))
      .rows;
    await client.query("SELECT pg_backup_start('test', true)");
    const data = row?.data ?? "";
    cpSync(data, `${target}.part`, {
      recursive: true,
      filter: (source) => {
        const path = relative(data, source);
        return !(path.startsWith("pg_wal/") || path.startsWith("postmaster."));
      },
    });
    const [label] = (await client.query<{ labelfile: string }>("SELECT * FROM pg_backup_stop(true)")).rows;
    writeFileSync(join(`${target}.part`, "backup_label"), label?.labelfile ?? "");
  } finally {
    await client.end();
  }
  renameSync(`${target}.part`, target);
}
