import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readManifest } from "./read-manifest.ts";

export const PACKAGES = ["@rampart/cli", "@rampart/policies"] as const;

/** The package manager of a project, and how it is called. */
export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn";
  /** Yarn 2 and later, whose commands differ. */
  readonly isBerry: boolean;
  /** What `packageManager` of the nearest `package.json` says, with the folder of that file. */
  readonly pinned: { readonly folder: string; readonly version: string } | undefined;
  /** The lock file; undefined where nothing has been installed yet. */
  readonly lockFile: string | undefined;
  /** Adds the packages of Rampart. */
  readonly add: readonly string[];
  /** Installs what the lock file says, and nothing else where there is one. */
  readonly install: readonly string[];
  /** Runs a command of an installed package; never one from the registry. */
  readonly run: readonly string[];
}

const LOCK_FILES = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
] as const;

/** Looks from the project up to the repository, as workspaces keep their lock file at the top. */
export function packageManagerOf(directory: string, root: string): PackageManager {
  const folders = foldersUpTo(resolve(directory), root);
  const pinned = folders.flatMap((folder) => pinIn(folder) ?? [])[0];
  const lock = folders
    .flatMap((folder) => LOCK_FILES.map(([file, name]) => ({ path: join(folder, file), name })))
    .find(({ path, name }) => existsSync(path) && (pinned === undefined || pinned.name === name));
  const name = pinned?.name ?? lock?.name ?? "npm";
  const isBerry =
    name === "yarn" && (majorOf(pinned?.version) >= 2 || (lock !== undefined && isBerryLock(lock.path)));
  return {
    name,
    isBerry,
    pinned,
    lockFile: lock?.path,
    ...commandsOf(name, isBerry, lock !== undefined, isWorkspaceRoot(resolve(directory))),
  };
}

type Name = PackageManager["name"];

function commandsOf(
  name: Name,
  isBerry: boolean,
  isLocked: boolean,
  isRoot: boolean,
): Pick<PackageManager, "add" | "install" | "run"> {
  switch (name) {
    case "pnpm":
      return {
        add: ["pnpm", "add", "--save-dev", ...(isRoot ? ["--workspace-root"] : []), ...PACKAGES],
        install: ["pnpm", "install", ...(isLocked ? ["--frozen-lockfile"] : [])],
        run: ["pnpm", "exec"],
      };
    case "yarn":
      return {
        add: [
          "yarn",
          "add",
          "--dev",
          ...(isRoot && !isBerry ? ["--ignore-workspace-root-check"] : []),
          ...PACKAGES,
        ],
        install: ["yarn", "install", ...(isLocked ? [isBerry ? "--immutable" : "--frozen-lockfile"] : [])],
        run: ["yarn", "run"],
      };
    case "npm":
      return {
        add: ["npm", "install", "--save-dev", ...PACKAGES],
        install: isLocked ? ["npm", "ci"] : ["npm", "install"],
        // Without --no it would offer to run a package called rampart of somebody else.
        run: ["npx", "--no", "--"],
      };
  }
}

function foldersUpTo(directory: string, root: string): string[] {
  const folders = [directory];
  for (let folder = directory; folder !== root && folder !== dirname(folder); ) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

function pinIn(folder: string): { folder: string; name: Name; version: string } | undefined {
  const [, name, version] = /^(npm|pnpm|yarn)@(.+)$/.exec(String(readManifest(folder).packageManager)) ?? [];
  return name === undefined || version === undefined ? undefined : { folder, name: name as Name, version };
}

function isBerryLock(file: string): boolean {
  return /^__metadata:/m.test(readFileSync(file, "utf8"));
}

function majorOf(version: string | undefined): number {
  return Number.parseInt(version ?? "0", 10);
}

function isWorkspaceRoot(folder: string): boolean {
  return existsSync(join(folder, "pnpm-workspace.yaml")) || readManifest(folder).workspaces !== undefined;
}
