import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packAll, run } from "../published/pack.ts";
import { cacheFolder } from "./cache.ts";
import type { Command } from "./command.ts";

/** Rampart as its users have it: built, packed and installed, away from this repository. */
export interface Installed {
  /** The folder where our packages can be imported. */
  readonly project: string;
  /** The folder of a package of ours. */
  packageFolder(name: string): string;
  check(stackExport: string, nodeFlags?: readonly string[]): Command;
  command(args: readonly string[]): Command;
  countRules(): number;
  /** Node alone, with code to run in the project that has our packages. */
  node(code: string): Command;
}

/** Builds our packages and installs them, unless what an earlier run installed will do. */
export function installOurs(reuse: boolean): Installed {
  const project = join(cacheFolder("ours"), "project");
  if (!reuse) install(project);
  // Without a rampart.yaml: every rule is on.
  const cwd = cacheFolder("ours", "empty");
  const packageFolder = (name: string): string => join(project, "node_modules", "@rampart", name);
  const main = join(packageFolder("cli"), "dist", "main.js");
  return {
    project,
    packageFolder,
    check: (stackExport, nodeFlags = []) => ({
      words: [
        process.execPath,
        ...nodeFlags,
        main,
        "check",
        stackExport,
        "--format",
        "json",
        "--fail-on",
        "never",
      ],
      cwd,
    }),
    countRules: () => {
      const code = 'console.log(require("@rampart/policies").allRules.length)';
      return Number(run(process.execPath, ["--eval", code], project));
    },
    command: (args) => ({ words: [process.execPath, main, ...args], cwd }),
    node: (code) => ({ words: [process.execPath, "--eval", code], cwd: project }),
  };
}

function install(project: string): void {
  const tarballs = join(cacheFolder("ours"), "tarballs");
  for (const folder of [tarballs, project]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(project);
  const packed = packAll(tarballs);
  const byName = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ private: true, dependencies: { ...byName, "@pulumi/pulumi": "^3.270.0" } }),
  );
  // They ask for each other by version, as from a registry; here they are the tarballs.
  writeFileSync(
    join(project, "pnpm-workspace.yaml"),
    JSON.stringify({ overrides: byName, allowBuilds: { protobufjs: false } }),
  );
  run("pnpm", ["install", "--prefer-offline"], project);
}
