// Scores the rules on test cases of other policy tools:
//
//   node scripts/score-peer-cases.ts CASES.jsonl [--format json]
//
// Each line of the file is one case: a `resource` (type, props, expect) or a `stack` (resources with refs, and
// the names that pass and fail), with the check of the peer it belongs to (peer_check). A check counts as covered
// if one rule of ours fails every failing case and no passing one, in the same evaluation that `rampart check`
// makes of a deployed stack. Where we see a topic otherwise than a peer on purpose, docs/peer-disagreements.md
// says why. A check that only has cases of one kind is shown, but not counted.
import { parseArgs } from "node:util";
import { InputError } from "@rampart/core/errors";
import { allRules } from "@rampart/policies";
import { readPeerCases } from "./peer-cases/peer-case.ts";
import { scoreCases } from "./peer-cases/score.ts";
import { scoreTable } from "./peer-cases/score-table.ts";

const USAGE = "usage: node scripts/score-peer-cases.ts CASES.jsonl [--format table|json]";

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: "string", default: "table" } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0 || !["table", "json"].includes(values.format))
    throw new InputError(USAGE);
  const score = scoreCases(readPeerCases(path), allRules);
  console.log(values.format === "json" ? JSON.stringify(score, undefined, 2) : scoreTable(score));
}

try {
  main();
} catch (error) {
  if (!(error instanceof InputError || (error as NodeJS.ErrnoException).code === "ENOENT")) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
