// A throw-away place for one stack: its own backend, Pulumi home, project folder and PATH.
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require: NodeJS.Require = createRequire(import.meta.url);
const PROVIDER = fileURLToPath(new URL("provider/main.ts", import.meta.url));

export interface Environment {
  /** Holds everything below; only this user can read it. */
  readonly root: string;
  readonly projectDir: string;
  /** The only folder on PATH. */
  readonly binDir: string;
  /** The whole environment of the CLI: nothing is inherited. */
  readonly variables: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** A command by its words; what the caller appends follows them. */
export type Command = readonly [string, ...string[]];

export function createEnvironment(
  executables: Readonly<Record<string, Command>> = {},
  variables: Readonly<Record<string, string>> = {},
): Environment {
  const root = mkdtempSync(join(tmpdir(), "rampart-engine-"));
  const folder = (name: string): string => {
    const path = join(root, name);
    mkdirSync(path);
    return path;
  };
  const binDir = folder("bin");
  const environment: Environment = {
    root,
    projectDir: folder("project"),
    binDir,
    variables: {
      PATH: binDir,
      HOME: folder("home"),
      TMPDIR: folder("tmp"),
      PULUMI_BACKEND_URL: `file://${folder("backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "only for tests",
      PULUMI_HOME: folder("pulumi"),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // Allows --event-log.
      PULUMI_DEBUG_COMMANDS: "true",
      NO_COLOR: "1",
      ...variables,
    },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
  const standard: Record<string, Command> = {
    "pulumi-resource-aws": [process.execPath, PROVIDER, "aws"],
    "pulumi-resource-azure-native": [process.execPath, PROVIDER, "azure-native"],
    // What the Node language host would do for a policy pack with `runtime: nodejs`.
    "pulumi-analyzer-policy-nodejs": [
      process.execPath,
      require.resolve("@pulumi/pulumi/cmd/run-policy-pack"),
    ],
  };
  for (const [name, command] of Object.entries({ ...standard, ...executables })) {
    addExecutable(environment, name, command);
  }
  return environment;
}

/** Puts a program on the environment's PATH. */
export function addExecutable(environment: Environment, name: string, command: Command): void {
  const words = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  const path = join(environment.binDir, name);
  writeFileSync(path, `#!/bin/sh\nexec ${words} "$@"\n`);
  chmodSync(path, 0o755);
}
