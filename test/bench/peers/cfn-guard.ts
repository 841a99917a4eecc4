import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../cache.ts";
import { runPolitely, versionOf } from "../command.ts";
import type { Peer } from "./peer.ts";

const VERSION = "3.2.1";
const RULES = fileURLToPath(new URL("rules/fleet.guard", import.meta.url));
/** What it ends with when a rule is not met. */
const NOT_COMPLIANT = 19;

const folder = (): string => cacheFolder(`cfn-guard-${VERSION}`);
const program = (): string => join(folder(), "bin", "cfn-guard");

type Reports = readonly [
  { readonly not_compliant: readonly { readonly Rule: { readonly checks: readonly object[] } }[] },
];

export const cfnGuard: Peer = {
  id: "cfn-guard",
  name: "cfn-guard",
  asked: "the 15 rules, CloudFormation",
  runs: (size) => (size <= 1000 ? 5 : size <= 10_000 ? 3 : 0),
  install: () => {
    runPolitely({
      words: ["cargo", "install", "--quiet", "--locked", "--root", folder(), `cfn-guard@${VERSION}`],
    });
  },
  version: () => versionOf([program(), "--version"], /(\d+\.\d+\.\d+)/),
  command: ({ template }) => ({
    words: [
      program(),
      ...["validate", "--rules", RULES, "--data", template],
      ...["--structured", "--output-format", "json", "--show-summary", "none"],
    ],
    exitCodes: [0, NOT_COMPLIANT],
  }),
  findings: (output) => {
    const [report] = JSON.parse(readFileSync(output, "utf8")) as Reports;
    return report.not_compliant.reduce((sum, { Rule }) => sum + Rule.checks.length, 0);
  },
};
