import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunRecord } from "@rampart/core/run-record";
import { type Entry, openSqliteJournal } from "@rampart/runbook/journal";
import { type Run, type RunOptions, rampart } from "../rampart.ts";

const RUNBOOKS = fileURLToPath(new URL("runbooks", import.meta.url));
const NODE_MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** A folder of a team, with runbooks and a journal. */
export interface Workshop {
  readonly directory: string;
  readonly journal: string;
  /** Runs the command there, as a process of its own without a terminal. */
  rampart(args: readonly string[], options?: RunOptions): Promise<Run>;
  /** What steps have done, a line each. */
  effects(): readonly string[];
  /** All that is journalled, of all runs. */
  entries(): Promise<readonly Entry[]>;
}

/** Calls `use` with a workshop that holds `files`, and removes it. */
export async function withWorkshop<Result>(
  use: (workshop: Workshop) => Promise<Result>,
  files: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), "rampart-runbooks-"));
  // Tests that go on as another user read it.
  await chmod(directory, 0o755);
  const journal = join(directory, "journal.sqlite");
  try {
    await cp(RUNBOOKS, join(directory, "runbooks"), { recursive: true });
    await symlink(NODE_MODULES, join(directory, "node_modules"));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(directory, name)), { recursive: true });
      await writeFile(join(directory, name), content);
    }
    return await use({
      directory,
      journal,
      rampart: async (args, { env = {}, ...options } = {}) =>
        await rampart(args, { cwd: directory, env: { RAMPART_JOURNAL: journal, PATH, ...env }, ...options }),
      effects: () => linesOf(join(directory, "effects")),
      entries: async () => await entriesOf(journal),
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Steps run commands, and keys are made by `ssh-keygen`. */
const PATH = [dirname(process.execPath), process.env.PATH].join(":");

/** The record that `--format json` printed. */
export function recordOf({ code, stdout, stderr }: Run): RunRecord {
  if (stdout === "") throw new Error(`no record, exit code ${code}:\n${stderr}`);
  return JSON.parse(stdout) as RunRecord;
}

function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

async function entriesOf(file: string): Promise<readonly Entry[]> {
  if (!existsSync(file)) return [];
  const journal = await openSqliteJournal(file, { readOnly: true });
  try {
    const heads = await journal.heads();
    return (await Promise.all(heads.map(async ({ run }) => await journal.read(run)))).flat();
  } finally {
    await journal.close();
  }
}

/** A stack export of `stack` with a database whose role is `role`. */
export function exportOf(stack: string, role = "standby"): string {
  const urn = (type: string, name: string): string => `urn:pulumi:${stack}::orders::${type}::${name}`;
  const root = urn("pulumi:pulumi:Stack", `orders-${stack}`);
  const type = "aws:rds/instance:Instance";
  return JSON.stringify({
    version: 3,
    deployment: {
      manifest: { time: "2026-11-20T00:00:00Z", magic: "", version: "v3.250.0" },
      resources: [
        { urn: root, custom: false, type: "pulumi:pulumi:Stack", outputs: { endpoint: "db.internal:5432" } },
        {
          urn: urn(type, "orders"),
          custom: true,
          id: "orders",
          type,
          inputs: { identifier: "orders" },
          outputs: { identifier: "orders", role },
          parent: root,
        },
      ],
    },
  });
}
