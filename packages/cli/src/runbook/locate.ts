import { existsSync, globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { InputError } from "@rampart/core/errors";
import { suggest } from "../rules/suggest.ts";

const PACKAGE = "@rampart/runbooks";
export const OWN_FOLDER = "runbooks";
const FILE = /\.[cm]?[jt]s$/;

/** Where a runbook is. */
export interface RunbookPlace {
  /** As people name it. */
  readonly name: string;
  /** Absolute path of its file. */
  readonly file: string;
}

/**
 * Finds the runbook that `reference` names: a file; else one in the folder `runbooks` here; else one that comes with
 * Rampart.
 *
 * @throws {InputError} if there is none.
 */
export function locateRunbook(reference: string): RunbookPlace {
  if (FILE.test(reference) || reference.startsWith(".") || isAbsolute(reference)) return namedFile(reference);
  const own = [`${reference}.ts`, `${reference}/runbook.ts`, `${reference}.js`, `${reference}/runbook.js`]
    .map((file) => resolve(OWN_FOLDER, file))
    .find((file) => existsSync(file));
  if (own !== undefined) return { name: reference, file: own };
  const shipped = shippedRunbooks();
  const found = shipped.find(({ name }) => name === reference);
  if (found !== undefined) return found;
  const names = [...ownFiles().map(({ name }) => shortName(name)), ...shipped.map(({ name }) => name)];
  const near = suggest(reference, names);
  throw new InputError(
    `there is no runbook "${reference}"${near === undefined ? "" : `; did you mean "${near}"?`}`,
    {
      advice:
        names.length === 0
          ? "Name a file, such as ./runbooks/rotate.ts; there is none in the folder runbooks, and @rampart/runbooks is not installed."
          : `Name a file, such as ./runbooks/rotate.ts, or one of: ${names.join(", ")}.`,
    },
  );
}

function namedFile(reference: string): RunbookPlace {
  const file = resolve(reference);
  if (existsSync(file)) return { name: reference, file };
  throw new InputError("there is no such file", {
    file: reference,
    advice: "`rampart runbook new NAME` writes a first one; `rampart runbook list` shows those there are.",
  });
}

/** Files in the folder here that may be runbooks; helpers stand among them. */
export function ownFiles(): readonly RunbookPlace[] {
  if (!existsSync(OWN_FOLDER)) return [];
  return globSync([`${OWN_FOLDER}/*.{ts,js}`, `${OWN_FOLDER}/**/runbook.{ts,js}`])
    .filter((file) => !/\.(test|rehearsal|d)\.[tj]s$/.test(basename(file)))
    .sort()
    .map((file) => ({ name: `./${file}`, file: resolve(file) }));
}

/** `rotate` of `./runbooks/rotate.ts`: {@link locateRunbook} takes it, too. */
function shortName(file: string): string {
  return file.slice(`./${OWN_FOLDER}/`.length).replace(/(\/runbook)?\.[tj]s$/, "");
}

/** The runbooks of the installed package: of the project here, else beside this command. */
export function shippedRunbooks(): readonly RunbookPlace[] {
  const manifest = manifestOfPackage();
  if (manifest === undefined) return [];
  const { exports = {} } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  return Object.entries(exports).flatMap(([key, target]) => {
    const path = typeof target === "string" ? target : target.default;
    if (path === undefined || !FILE.test(path)) return [];
    return [{ name: key.slice("./".length), file: join(dirname(manifest), path) }];
  });
}

interface Manifest {
  readonly exports?: Readonly<Record<string, string | { readonly default?: string }>>;
}

function manifestOfPackage(): string | undefined {
  for (const from of [resolve("package.json"), import.meta.filename]) {
    try {
      return createRequire(from).resolve(`${PACKAGE}/package.json`);
    } catch {
      // It is not installed there.
    }
  }
  return undefined;
}
