import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Places } from "./folder.ts";

/** What the restored server is told. */
export interface Recovery {
  readonly port: number;
  readonly isIsolated: boolean;
  readonly restoreCommand: string | undefined;
  readonly timeline: number;
  readonly target: Target;
}

/** Where recovery stops. */
export type Target =
  | { readonly kind: "time"; readonly value: string }
  | { readonly kind: "position"; readonly value: string }
  /** As soon as the base backup is consistent. */
  | { readonly kind: "backup-end" };

const HOST = "127.0.0.1";

/** Makes of a copy of a base backup what a server can recover. */
export async function configure(places: Places, recovery: Recovery): Promise<void> {
  const { data, socket, folder } = places;
  await mkdir(socket, { recursive: true, mode: 0o700 });
  for (const name of ["pg_wal/archive_status", "pg_replslot", "pg_notify", "pg_snapshots", "pg_dynshmem"]) {
    await mkdir(join(data, name), { recursive: true, mode: 0o700 });
  }
  for (const name of [
    "pg_stat",
    "pg_stat_tmp",
    "pg_serial",
    "pg_subtrans",
    "pg_tblspc",
    "pg_twophase",
    "pg_logical",
  ]) {
    await mkdir(join(data, name), { recursive: true, mode: 0o700 });
  }
  await rm(join(data, "standby.signal"), { force: true });
  await writeFile(join(data, "recovery.signal"), "", { mode: 0o600 });
  // Some distributions keep the first elsewhere, and it is not in the backup: an empty one will do.
  for (const name of ["postgresql.conf", "postgresql.auto.conf"]) await dropTargets(join(data, name));
  await writeFile(join(folder, "pg_hba.conf"), await accessRules(data, recovery.isIsolated), { mode: 0o600 });
  await writeFile(join(folder, "pg_ident.conf"), "", { mode: 0o600 });
  const lines = Object.entries(settingsOf(places, recovery)).map(
    ([name, value]) => `${name} = ${quoted(value)}`,
  );
  // The last word: it stands after what the original's administrators set with ALTER SYSTEM.
  await appendFile(join(data, "postgresql.auto.conf"), `\n# of the restore\n${lines.join("\n")}\n`, {
    mode: 0o600,
  });
}

function settingsOf({ socket, folder }: Places, recovery: Recovery): Readonly<Record<string, string>> {
  const { port, isIsolated, restoreCommand, timeline, target } = recovery;
  return {
    port: `${port}`,
    listen_addresses: isIsolated ? "" : HOST,
    unix_socket_directories: socket,
    hba_file: join(folder, "pg_hba.conf"),
    ident_file: join(folder, "pg_ident.conf"),
    external_pid_file: join(folder, "pid"),
    ssl: "off",
    log_destination: "stderr",
    logging_collector: "off",
    // What it writes must never get into the archive of the original, nor may it work for it.
    archive_mode: "off",
    primary_conninfo: "",
    primary_slot_name: "",
    max_logical_replication_workers: "0",
    "cron.launch_active_jobs": "off",
    // It need not be as large as the original was.
    hot_standby: "off",
    restore_command: restoreCommand ?? "false",
    recovery_target_timeline: `${timeline}`,
    recovery_target_action: "promote",
    recovery_target_inclusive: "on",
    ...targetSetting(target),
  };
}

function targetSetting(target: Target): Readonly<Record<string, string>> {
  switch (target.kind) {
    case "time":
      return { recovery_target_time: target.value };
    case "position":
      return { recovery_target_lsn: target.value };
    case "backup-end":
      return { recovery_target: "immediate" };
  }
}

/** An earlier recovery of the original may have left its target: a server refuses two, even where one is empty. */
async function dropTargets(file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => "");
  const kept = text.split("\n").filter((line) => !/^\s*recovery_target/i.test(line));
  await writeFile(file, kept.join("\n"), { mode: 0o600 });
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Only the account of the server, and root, get to the socket. Over TCP, who could reach the original can. */
async function accessRules(data: string, isIsolated: boolean): Promise<string> {
  const local = "local all all trust\n";
  if (isIsolated) return local;
  const own = await readFile(join(data, "pg_hba.conf"), "utf8").catch(() => "");
  const hosts = own.split("\n").filter((line) => /^host/.test(line.trim()));
  return `${local}${(hosts.length > 0 ? hosts : [`host all all ${HOST}/32 scram-sha-256`]).join("\n")}\n`;
}
