import { isAbsolute } from "node:path";
import { InputError } from "@rampart/core/errors";
import type { AnyInputs } from "@rampart/runbook";

/** How the original is connected to. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  readonly tls: "verify-full" | "require" | "disable";
  readonly certificateAuthority: string | undefined;
}

/** The inputs of the store, read. */
export interface Settings {
  /** Undefined where nobody said where the original is. */
  readonly original: Connection | undefined;
  readonly user: string;
  readonly database: string;
  readonly baseBackups: string;
  readonly walArchive: string | undefined;
  readonly restoreCommand: string | undefined;
  readonly archiveKey: string | undefined;
  readonly restoreInto: string;
  readonly binaries: string | undefined;
  readonly runAs: string | undefined;
  readonly restoredPort: number | undefined;
  readonly checksumRows: number;
  readonly verifyBackup: boolean;
}

const CHECKSUM_ROWS = 1_000_000;

/** @throws {InputError} if an input cannot be meant. */
export function settingsOf(inputs: AnyInputs): Settings {
  const user = text(inputs, "user") ?? "postgres";
  const database = text(inputs, "database") ?? user;
  const settings: Settings = {
    original: connectionOf(inputs, user, database),
    user,
    database,
    baseBackups: folder(inputs, "baseBackups") ?? "",
    walArchive: folder(inputs, "walArchive"),
    restoreCommand: text(inputs, "restoreCommand"),
    archiveKey: text(inputs, "archiveKey"),
    restoreInto: folder(inputs, "restoreInto") ?? "",
    binaries: folder(inputs, "binaries"),
    runAs: text(inputs, "runAs"),
    restoredPort: number(inputs, "restoredPort"),
    checksumRows: number(inputs, "checksumRows") ?? CHECKSUM_ROWS,
    verifyBackup: inputs.verifyBackup !== false,
  };
  refuseWithoutArchive(settings);
  return settings;
}

function refuseWithoutArchive({ walArchive, restoreCommand, archiveKey }: Settings): void {
  if (restoreCommand !== undefined) {
    if (walArchive === undefined) {
      throw new InputError("the input restoreCommand is set, and walArchive is not", {
        advice:
          "Give the folder of the archive, too: what there is to restore is seen from the names of its files.",
      });
    }
    if (!restoreCommand.includes("%f") || !restoreCommand.includes("%p")) {
      throw new InputError("the input restoreCommand does not name %f and %p", {
        advice: "%f is the name of the file that is wanted, %p where it has to be put.",
      });
    }
  } else if (archiveKey !== undefined) {
    throw new InputError("the input archiveKey is set, and no restoreCommand uses it", {
      advice:
        "Give the restoreCommand that decrypts a file with the key in $ARCHIVE_KEY, or leave the key out.",
    });
  }
}

function connectionOf(inputs: AnyInputs, user: string, database: string): Connection | undefined {
  const host = text(inputs, "host");
  if (host === undefined) return undefined;
  const tls = inputs.tls;
  return {
    host,
    user,
    database,
    port: number(inputs, "port") ?? 5432,
    password: text(inputs, "password"),
    tls: tls === "verify-full" || tls === "disable" ? tls : "require",
    certificateAuthority: text(inputs, "certificateAuthority"),
  };
}

function text(inputs: AnyInputs, name: string): string | undefined {
  const value = inputs[name];
  return typeof value === "string" ? value : undefined;
}

function number(inputs: AnyInputs, name: string): number | undefined {
  const value = inputs[name];
  return typeof value === "number" ? value : undefined;
}

/** A path that means the same wherever the run is resumed. */
function folder(inputs: AnyInputs, name: string): string | undefined {
  const value = text(inputs, name);
  if (value === undefined || isAbsolute(value)) return value;
  throw new InputError(`the input ${name} is no absolute path: ${JSON.stringify(value)}`, {
    advice: "Write the whole path: a run may be resumed from another folder.",
  });
}
