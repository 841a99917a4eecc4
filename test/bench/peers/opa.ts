import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../cache.ts";
import { runPolitely, versionOf } from "../command.ts";
import type { Peer } from "./peer.ts";

const VERSION = "1.22.0";
const RULES = fileURLToPath(new URL("rules/fleet.rego", import.meta.url));

const bin = (): string => cacheFolder(`opa-${VERSION}`, "bin");

interface Answer {
  readonly result: readonly [{ readonly expressions: readonly [{ readonly value: readonly object[] }] }];
}

export const opa: Peer = {
  id: "opa",
  name: "OPA",
  asked: "the 15 rules, Terraform plan",
  runs: (size) => (size <= 10_000 ? 9 : 3),
  install: () => {
    runPolitely({
      words: ["go", "install", `github.com/open-policy-agent/opa@v${VERSION}`],
      env: { GOBIN: bin() },
    });
  },
  version: () => versionOf([join(bin(), "opa"), "version"], /^Version: (\S+)/m),
  command: ({ plan }) => ({
    words: [join(bin(), "opa"), "eval", "--data", RULES, "--input", plan, "data.fleet.mistakes"],
  }),
  findings: (output) => {
    const { result } = JSON.parse(readFileSync(output, "utf8")) as Answer;
    return result[0].expressions[0].value.length;
  },
};
