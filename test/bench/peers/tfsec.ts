import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../cache.ts";
import { runPolitely, versionOf } from "../command.ts";
import type { Peer } from "./peer.ts";

const VERSION = "1.28.14";

const bin = (): string => cacheFolder(`tfsec-${VERSION}`, "bin");

interface Report {
  readonly results: readonly object[] | null;
}

export const tfsec: Peer = {
  id: "tfsec",
  name: "tfsec",
  asked: "all its checks, Terraform files",
  runs: (size) => (size <= 1000 ? 5 : size <= 10_000 ? 3 : 0),
  install: () => {
    runPolitely({
      words: ["go", "install", `github.com/aquasecurity/tfsec/cmd/tfsec@v${VERSION}`],
      env: { GOBIN: bin() },
    });
  },
  // A build by `go install` does not know its version.
  version: () =>
    versionOf([join(bin(), "tfsec"), "--version"], /(locally built|v\d)/) === undefined ? undefined : VERSION,
  command: ({ terraform }) => ({
    words: [join(bin(), "tfsec"), terraform, "--format", "json", "--no-color", "--soft-fail"],
  }),
  findings: (output) => (JSON.parse(readFileSync(output, "utf8")) as Report).results?.length ?? 0,
};
