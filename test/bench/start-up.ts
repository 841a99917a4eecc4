import { join } from "node:path";
import { cacheFolder } from "./cache.ts";
import type { Command } from "./command.ts";
import type { FleetFiles } from "./fleet/write-fleet.ts";
import { measure, type Sample } from "./measure.ts";
import type { Installed } from "./ours.ts";

const RUNS = 11;

export interface StartUp {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** What Node.js, our rules and our command cost before there is anything to check; measured in turn. */
export function measureStartUp(installed: Installed, empty: FleetFiles): readonly StartUp[] {
  const compileCache = 'require("node:module").enableCompileCache();';
  const rows: readonly (readonly [string, Command])[] = [
    ["Node.js alone", installed.node("0")],
    ["import of all rules", installed.node('require("@rampart/policies")')],
    [
      "import of all rules, with Node's compile cache",
      installed.node(`${compileCache}require("@rampart/policies")`),
    ],
    ["`rampart --version`", installed.command(["--version"])],
    ["`rampart check` of an empty stack", installed.check(empty.export)],
  ];
  const output = join(cacheFolder("output"), "start-up.txt");
  for (const [, command] of rows) measure(command, output);
  const rounds = Array.from({ length: RUNS }, () => rows.map(([, command]) => measure(command, output)));
  return rows.map(([name], index) => ({
    name,
    samples: rounds.flatMap((round) => round[index] ?? []),
  }));
}
