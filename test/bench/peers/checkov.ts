import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../cache.ts";
import { runPolitely, versionOf } from "../command.ts";
import type { Peer } from "./peer.ts";

const VERSION = "3.3.30";

const folder = (): string => cacheFolder(`checkov-${VERSION}`);
const program = (name: string): string => join(folder(), "bin", name);

interface Report {
  readonly summary?: { readonly failed: number };
  readonly failed?: number;
}

export const checkov: Peer = {
  id: "checkov",
  name: "Checkov",
  asked: "all its checks, Terraform plan",
  // At 10,000 resources one run takes minutes.
  runs: (size) => (size <= 1000 ? 3 : size <= 10_000 ? 1 : 0),
  install: () => {
    runPolitely({ words: ["python3", "-m", "venv", folder()] });
    runPolitely({ words: [program("pip"), "install", "--quiet", `checkov==${VERSION}`] });
  },
  version: () => versionOf([program("checkov"), "--version"], /^(\d+\.\d+\.\d+)/m),
  command: ({ plan }) => ({
    words: [
      program("checkov"),
      ...["--framework", "terraform_plan", "--file", plan],
      ...["--output", "json", "--compact", "--quiet", "--skip-download", "--soft-fail"],
    ],
  }),
  findings: (output) => {
    const report = JSON.parse(readFileSync(output, "utf8")) as Report;
    const failed = report.summary?.failed ?? report.failed;
    if (failed === undefined) throw new Error("Checkov's report has no number of failed checks");
    return failed;
  },
};
