// Works on one run of a scenario, in a process of its own. Its parameter says how, in JSON; it answers with a line of
// JSON.
import "node:sqlite";
import { writeSync } from "node:fs";
import { join } from "node:path";
import {
  type ListedPerson,
  type Notice,
  type RunOutcome,
  resumeRun,
  SYSTEM_CLOCK,
  startRun,
} from "@rampart/runbook/execute";
import { openSqliteJournal } from "@rampart/runbook/journal";
import { thisOperator } from "@rampart/runbook/operator";
import { Effects } from "./effects.ts";
import { type Scenario, scenario } from "./scenarios.ts";

export interface Order {
  readonly directory: string;
  readonly scenario: Scenario;
  readonly act: "start" | "resume";
  readonly as?: string;
  /** File of the operator's key. */
  readonly key?: string;
  readonly approvers?: readonly ListedPerson[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly accept?: readonly string[];
  readonly takeOver?: boolean;
  readonly leaseMilliseconds?: number;
  /** How much the clock of this process is ahead, in milliseconds. */
  readonly ahead?: number;
  /** The host that this process takes itself to be on; whether its processes are gone cannot be told from here. */
  readonly host?: string;
  /** File in the directory with the milliseconds by which `Date` is shifted, see shifted-clock.ts. */
  readonly clock?: string;
  /** Whose rights the process keeps. */
  readonly user?: number;
}

export type Reply = (
  | Pick<RunOutcome, "status" | "because" | "step">
  | { readonly error: string; readonly message: string; readonly reason?: string }
) & { readonly peakMegabytes: number; readonly told: string };

export const RUN = "2026-11-20-faults";

async function work(order: Order): Promise<object> {
  const { directory, act, as = "Ada", key, approvers = [], inputs = {}, ahead = 0, user } = order;
  if (user !== undefined) {
    process.setgroups?.([]);
    process.setgid?.(user);
    process.setuid?.(user);
  }
  const now = (): Date => new Date(Date.now() + ahead);
  const runbook = scenario(order.scenario, new Effects(directory));
  const here = await thisOperator({ as, key, run: RUN, runbook: runbook.name, people: { approvers } });
  const operator = { ...here, host: order.host ?? here.host };
  let told = "";
  const observe = (notice: Notice): void => {
    told = (told + JSON.stringify(notice)).slice(-100_000);
  };
  try {
    const journal = await openSqliteJournal(join(directory, "journal.db"), { now });
    const { accept = [], takeOver = false, leaseMilliseconds } = order;
    const options = {
      inputs,
      journal,
      operator,
      approvers,
      observe,
      clock: { ...SYSTEM_CLOCK, now },
      ...(leaseMilliseconds !== undefined && { leaseMilliseconds }),
    };
    const { status, because, step } =
      act === "start"
        ? await startRun(runbook, { ...options, run: RUN })
        : await resumeRun(runbook, RUN, { ...options, accept, takeOver });
    await journal.close();
    return { status, because, step, told };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { name, message } = error;
    return { error: name, message, told, ...("reason" in error && { reason: error.reason }) };
  }
}

const [, , order] = process.argv;
if (order !== undefined) {
  const answer = await work(JSON.parse(order) as Order);
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  writeSync(1, `${JSON.stringify({ ...answer, peakMegabytes })}\n`);
}
