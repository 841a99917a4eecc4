import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { InputError } from "@rampart/core/errors";

const USAGE = `Measures Rampart beside its peers: checks of the same fleet of AWS resources, runs of the same runbook,
and recovery postures.

  pnpm bench [--only checks|runbooks|recovery] [--sizes 1000,10000,100000] [--steps 500] [--peers opa,dbos]
             [--install] [--skip-build] [--output FILE]
  pnpm bench --profile [--sizes 10000,100000]

  --only        one part; the others stay in the table as they are
  --sizes       how many resources; the empty stack is always measured as well
  --steps       how many steps a timed run of a runbook has
  --peers       only these (default: all); "none" for ours alone
  --install     bring peers that are not there into the cache of the bench (takes minutes)
  --skip-build  measure the packages that the last run built
  --output      where the table goes (default: test/bench/RESULTS.md, or PROFILE.md beside it)
  --profile     show where the time of a check goes, by phase and by module`;

const STEPS = 500;

/** What is measured: checks of a fleet, executors of runbooks, recovery postures. */
export type Part = "checks" | "runbooks" | "recovery";

export const PARTS: readonly Part[] = ["checks", "runbooks", "recovery"];

export interface BenchOptions {
  /** In the order of the table. */
  readonly parts: readonly Part[];
  readonly steps: number;
  readonly sizes: readonly number[];
  /** Undefined: all. */
  readonly peers: readonly string[] | undefined;
  readonly install: boolean;
  readonly skipBuild: boolean;
  readonly profile: boolean;
  readonly output: string;
}

/**
 * @throws {InputError} if the arguments make no sense.
 */
export function benchOptions(args: readonly string[], knownPeers: readonly string[]): BenchOptions {
  const values = valuesOf(args);
  const profile = values.profile ?? false;
  const sizes = (values.sizes ?? (profile ? "10000,100000" : "1000,10000,100000")).split(",").map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
    throw new InputError("--sizes wants whole numbers with commas between them", { advice: USAGE });
  }
  const peers = values.peers === "none" ? [] : values.peers?.split(",");
  const unknown = peers?.find((peer) => !knownPeers.includes(peer));
  if (unknown !== undefined) {
    throw new InputError(`there is no peer ${unknown}`, { advice: `They are ${knownPeers.join(", ")}.` });
  }
  const parts = PARTS.filter((part) => values.only === undefined || values.only === part);
  if (parts.length === 0) {
    throw new InputError(`there is no part ${values.only}`, { advice: `They are ${PARTS.join(", ")}.` });
  }
  const steps = Number(values.steps ?? STEPS);
  if (!Number.isInteger(steps) || steps < 2) {
    throw new InputError("--steps wants a whole number, 2 or more", { advice: USAGE });
  }
  const file = profile ? "PROFILE.md" : "RESULTS.md";
  return {
    parts,
    steps,
    sizes: sizes.toSorted((a, b) => a - b),
    peers,
    install: values.install ?? false,
    skipBuild: values["skip-build"] ?? false,
    profile,
    output: values.output ?? fileURLToPath(new URL(file, import.meta.url)),
  };
}

interface Values {
  readonly only?: string;
  readonly steps?: string;
  readonly sizes?: string;
  readonly peers?: string;
  readonly install?: boolean;
  readonly "skip-build"?: boolean;
  readonly profile?: boolean;
  readonly output?: string;
}

function valuesOf(args: readonly string[]): Values {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: "string" },
        steps: { type: "string" },
        sizes: { type: "string" },
        peers: { type: "string" },
        install: { type: "boolean" },
        "skip-build": { type: "boolean" },
        profile: { type: "boolean" },
        output: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new InputError((error as Error).message, { advice: USAGE });
  }
}
