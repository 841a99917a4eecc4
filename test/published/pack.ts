import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** A package as it would be published. */
export interface Packed {
  readonly name: string;
  readonly tarball: string;
}

/** Builds and packs every package that is published into `destination`. */
export function packAll(destination: string): readonly Packed[] {
  mkdirSync(destination, { recursive: true });
  run(process.execPath, ["scripts/build.ts"], root);
  const manifests = globSync(["packages/*/package.json", "{policies,runbooks}/package.json"], {
    cwd: root,
  }).sort();
  return manifests.map((manifest) => {
    const { name, version } = JSON.parse(readFileSync(join(root, manifest), "utf8")) as {
      name: string;
      version: string;
    };
    run("pnpm", ["pack", "--pack-destination", destination], join(root, dirname(manifest)));
    return { name, tarball: join(destination, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`) };
  });
}

/** Runs a command and returns what it printed; throws with that if it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(
      `${command} ${args.join(" ")} ended with ${status ?? error?.message}\n${stdout}\n${stderr}`,
    );
  }
  return stdout;
}
