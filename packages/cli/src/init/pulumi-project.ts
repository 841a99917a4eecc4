import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { InputError } from "@rampart/core/errors";
import { readProjectFile } from "../program/project.ts";
import { isMap } from "./is-map.ts";
import { type PackageManager, packageManagerOf } from "./package-manager.ts";
import { regionsIn } from "./regions.ts";
import { stackNameOf } from "./stack-files.ts";
import { breaksUnderTypeScript7 } from "./typescript.ts";

/** What can be read from a Pulumi project without running it. */
export interface PulumiProject {
  readonly directory: string;
  readonly name: string;
  /** `nodejs`, `python`, … */
  readonly runtime: string;
  /** The stacks that a file here configures. */
  readonly stacks: readonly string[];
  /** The regions that the configuration names. */
  readonly regions: readonly string[];
  /** Keys of the tags that the provider puts on everything. */
  readonly tagKeys: readonly string[];
  /** Folder of the Git repository, or of the project where there is none. */
  readonly root: string;
  /** From the root to the project, with `/`; empty if they are one. */
  readonly path: string;
  readonly packageManager: PackageManager;
  readonly breaksUnderTypeScript7: boolean;
}

/**
 * @throws {InputError} if there is no Pulumi project in `directory`, or its files are not as Pulumi writes them.
 */
export async function readPulumiProject(directory: string): Promise<PulumiProject> {
  const file = join(directory, "Pulumi.yaml");
  const { name, runtime, config } = await readProjectFile(
    file,
    "Name the directory of a Pulumi program, or make one there: `pulumi new`.",
  );
  if (typeof name !== "string" || name === "") {
    throw new InputError("the project has no name", { file, advice: "Add a line `name: …`." });
  }
  const stacks = readdirSync(directory)
    .flatMap((entry) => stackNameOf(entry) ?? [])
    .sort();
  const configs: unknown[] = [config];
  for (const stack of stacks) {
    const stackFile = join(directory, `Pulumi.${stack}.yaml`);
    configs.push((await readProjectFile(stackFile, "Mend it, or remove it.")).config);
  }
  const root = repositoryOf(directory) ?? resolve(directory);
  const runtimeName = nameOfRuntime(runtime);
  return {
    directory,
    name,
    runtime: runtimeName,
    stacks,
    regions: [...new Set(configs.flatMap(regionsIn))],
    tagKeys: [...new Set(configs.flatMap(tagKeysIn))],
    root,
    path: relative(root, resolve(directory)).split(sep).join("/"),
    packageManager: packageManagerOf(directory, root),
    breaksUnderTypeScript7: runtimeName === "nodejs" && breaksUnderTypeScript7(directory, runtime),
  };
}

function nameOfRuntime(runtime: unknown): string {
  const name = isMap(runtime) ? runtime.name : runtime;
  return typeof name === "string" ? name : "";
}

function repositoryOf(directory: string): string | undefined {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    // A worktree has a file of this name.
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function tagKeysIn(config: unknown): string[] {
  const defaultTags = isMap(config) ? config["aws:defaultTags"] : undefined;
  const tags = isMap(defaultTags) ? defaultTags.tags : undefined;
  return isMap(tags) ? Object.keys(tags) : [];
}
