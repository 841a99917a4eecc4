import { join, relative } from "node:path";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../output/terminal.ts";
import { runInstall } from "./install.ts";
import { nextSteps } from "./next-steps.ts";
import { type PulumiProject, readPulumiProject } from "./pulumi-project.ts";
import { settingsFile } from "./settings-file.ts";
import type { Source } from "./source.ts";
import { workflowFile } from "./workflow-file.ts";
import { type NewFile, type WriteOptions, type Written, writeNewFile } from "./write-files.ts";

export interface InitOptions extends WriteOptions {
  readonly directory: string;
  /** What the workflow checks; by default the program, where it can be run. */
  readonly source: Source | undefined;
  /** Install the packages too. */
  readonly install: boolean;
}

/**
 * Sets Rampart up in a Pulumi project.
 *
 * @throws {InputError} if there is no project, or a file cannot be written.
 */
export async function init(options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const { directory } = options;
  let project = await readPulumiProject(directory);
  let failed: string | undefined;
  if (options.install && !options.dryRun) {
    const command = project.packageManager.add;
    terminal.progress(`running ${command.join(" ")}…`);
    failed = await runInstall(command, directory);
    // There is a lock file now, which the workflow installs from.
    project = await readPulumiProject(directory);
  }
  const source = options.source ?? (project.runtime === "nodejs" ? "program" : "preview");
  for (const file of filesOf(project, source)) {
    terminal.print(reportOf(file, await writeNewFile(file, options), options, terminal));
  }
  terminal.print(`\n${nextSteps(project, source, options.install && failed === undefined)}`);
  if (failed === undefined) return EXIT.ok;
  const command = project.packageManager.add.join(" ");
  terminal.progress(
    `rampart: \`${command}\` did not install the packages: ${failed}\nRun it again when that is mended.`,
  );
  return EXIT.failed;
}

function filesOf(project: PulumiProject, source: Source): NewFile[] {
  // Two projects of one repository have a workflow each.
  const suffix = project.path === "" ? "" : `-${project.path.replace(/[^A-Za-z0-9]+/g, "-")}`;
  return [
    { path: join(project.directory, "rampart.yaml"), text: settingsFile(project) },
    {
      path: join(project.root, ".github", "workflows", `rampart${suffix}.yml`),
      text: workflowFile(project, source),
    },
  ];
}

function reportOf(
  { path, text }: NewFile,
  written: Written,
  { dryRun }: WriteOptions,
  terminal: Terminal,
): string {
  const would: Readonly<Record<Written, string>> = {
    written: dryRun ? "Would write" : "Wrote",
    replaced: dryRun ? "Would replace" : "Replaced",
    same: "Unchanged",
    left: "Left",
  };
  const name = terminal.style("bold", relative(process.cwd(), path));
  const why = written === "left" ? ", which says something else; --force replaces it" : "";
  const content = dryRun && (written === "written" || written === "replaced") ? `${indented(text)}\n` : "";
  return `${would[written]} ${name}${why}\n${content}`;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "    ");
}
