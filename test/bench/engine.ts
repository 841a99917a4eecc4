// Policy packs in the real Pulumi engine, over the same stack export: `pulumi policy analyze --file`.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { findPulumiCli } from "../engine/pulumi-cli/locate.ts";
import { cacheFolder } from "./cache.ts";
import { type Command, runPolitely, versionOf } from "./command.ts";
import type { FleetFiles } from "./fleet/write-fleet.ts";
import type { Installed } from "./ours.ts";
import type { Peer } from "./peers/peer.ts";

const SDK_VERSION = "3.270.0";
const POLICY_VERSION = "1.21.0";
const AWSGUARD_VERSION = "0.3.1";

export interface EngineBed {
  readonly cliVersion: string;
  readonly ours: (fleet: FleetFiles) => Command;
  /** Ours without Pulumi's Node.js host. */
  readonly oursDirect: (fleet: FleetFiles) => Command;
}

/** What runs packs on this machine; undefined where there is no Pulumi CLI. */
export function engineBed(installed: Installed): EngineBed | undefined {
  const cli = findPulumiCli();
  if (cli === undefined) return undefined;
  const pack = join(installed.packageFolder("policies"), "pack");
  const direct = join(pack, "direct");
  const runtime = [process.execPath, join(pack, "runtime.js")];
  return {
    cliVersion: versionOf([cli, "version"], /v?(\d+\.\d+\.\d+)/) ?? "unknown",
    ours: (fleet) => analyze(cli, pack, hostFor(pack), fleet),
    oursDirect: (fleet) =>
      analyze(cli, direct, programs("direct", "pulumi-analyzer-policy-rampart", runtime), fleet),
  };
}

/** Other packs, for `--policy-pack`. */
export const ENGINE_PEERS: readonly Peer[] = [
  packPeer("empty", "empty @pulumi/policy pack", "no rule", {
    packages: { "@pulumi/policy": POLICY_VERSION, "@pulumi/pulumi": SDK_VERSION },
    versioned: "@pulumi/policy",
    code: 'new (require("@pulumi/policy").PolicyPack)("empty", { policies: [] });\n',
  }),
  packPeer("awsguard", "@pulumi/awsguard", "all its policies", {
    packages: { "@pulumi/awsguard": AWSGUARD_VERSION, "@pulumi/policy": POLICY_VERSION },
    versioned: "@pulumi/awsguard",
    code: 'new (require("@pulumi/awsguard").AwsGuard)({ all: "mandatory" });\n',
  }),
];

interface PackSource {
  readonly packages: Readonly<Record<string, string>>;
  /** The package whose version is shown. */
  readonly versioned: string;
  readonly code: string;
}

function packPeer(id: string, name: string, asked: string, source: PackSource): Peer {
  const folder = join(cacheFolder(), `pack-${id}`);
  return {
    id,
    name,
    asked: `${asked}, Pulumi export`,
    runs: (size) => (size <= 1000 ? 5 : size <= 10_000 ? 3 : 0),
    install: () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
      writeFileSync(join(folder, "index.js"), source.code);
      writeFileSync(
        join(folder, "package.json"),
        JSON.stringify({ name: id, version: "1.0.0", main: "index.js", dependencies: source.packages }),
      );
      runPolitely({
        words: ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd: folder,
      });
    },
    version: () => versionIn(folder, source.versioned),
    command: (fleet) => analyze(pulumi(), folder, hostFor(folder), fleet),
    findings: policyEventsIn,
  };
}

function pulumi(): string {
  return findPulumiCli() ?? "pulumi";
}

function versionIn(folder: string, name: string): string | undefined {
  try {
    const manifest = readFileSync(join(folder, "node_modules", name, "package.json"), "utf8");
    return (JSON.parse(manifest) as { version: string }).version.replace(/^v/, "");
  } catch {
    return undefined;
  }
}

function analyze(cli: string, pack: string, bin: string, { export: file }: FleetFiles): Command {
  return {
    words: [cli, "policy", "analyze", "--file", file, "--policy-pack", pack, "--json"],
    cwd: cacheFolder("engine"),
    env: {
      PATH: [bin, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter),
      PULUMI_HOME: cacheFolder("engine", "home"),
      PULUMI_BACKEND_URL: `file://${cacheFolder("engine", "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "only for the bench",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    },
    // 1 says that something mandatory was found.
    exitCodes: [0, 1],
  };
}

/** A folder with what Pulumi's Node.js host does for a policy pack: the CLI alone does not bring it. */
function hostFor(pack: string): string {
  const script = createRequire(join(pack, "index.js")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
  return programs(pack.replace(/\W+/g, "-"), "pulumi-analyzer-policy-nodejs", [process.execPath, script]);
}

function programs(folder: string, name: string, words: readonly string[]): string {
  const bin = cacheFolder("engine", "programs", folder);
  mkdirSync(bin, { recursive: true });
  const file = join(bin, name);
  writeFileSync(file, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(" ")} "$@"\n`);
  chmodSync(file, 0o755);
  return bin;
}

/** How many findings `pulumi policy analyze --json` printed. */
export function policyEventsIn(output: string): number {
  const lines = readFileSync(output, "utf8").split("\n");
  return lines.filter((line) => line.startsWith("{") && "policyEvent" in (JSON.parse(line) as object)).length;
}
