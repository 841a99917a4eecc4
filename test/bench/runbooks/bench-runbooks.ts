// Executors of runbooks beside each other: what becomes of a run that is killed, changed or begun twice, and what a
// step costs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "../../servers/postgres/start.ts";
import { cacheFolder } from "../cache.ts";
import { describeMachine, load } from "../machine.ts";
import type { Installed } from "../ours.ts";
import { crash } from "./drills/crash.ts";
import { renameSteps } from "./drills/renamed.ts";
import { joinAsSecond } from "./drills/second-operator.ts";
import type { Executor } from "./executor.ts";
import { dbos } from "./executors/dbos.ts";
import { floor } from "./executors/floor.ts";
import { openworkflow } from "./executors/openworkflow.ts";
import { ours } from "./executors/ours.ts";
import type { ExecutorPeer } from "./executors/peer.ts";
import { writeProgram } from "./program-files.ts";
import type { Drilled, ExecutorResult, OwnDrills, RunbookResults, Timings } from "./results.ts";
import { timeInTurn } from "./timing-rounds.ts";

export const EXECUTOR_PEERS: readonly ExecutorPeer[] = [dbos, openworkflow];

/** What to measure, and with what. */
export interface RunbookBench {
  readonly installed: Installed;
  /** Those that are installed. */
  readonly peers: readonly ExecutorPeer[];
  /** What is left out, and why. */
  readonly absent: readonly string[];
  /** Of the timed runs. */
  readonly stepCount: number;
  readonly say: (what: string) => void;
}

/**
 * Drills and times ours, the floor and `peers`. Journals and databases are in the folder for temporary files, which
 * should be on a disk.
 */
export async function benchRunbooks(bench: RunbookBench): Promise<RunbookResults> {
  const { installed, peers, absent, stepCount, say } = bench;
  const before = load();
  const folder = mkdtempSync(join(tmpdir(), "rampart-bench-runbooks-"));
  let server: PostgresServer | undefined;
  try {
    if (peers.some(({ needsPostgres }) => needsPostgres)) {
      say("starting PostgreSQL");
      // What it answers is to be on the disk, as with the others.
      server = await startPostgres({ settings: { fsync: "on", full_page_writes: "on" } });
    }
    const own = ours(installed);
    const executors = [own, floor(), ...peers.map((peer) => peer.executor(server))];
    const drilled = new Map<Executor, Drilled | Error>();
    for (const executor of executors) {
      drilled.set(executor, await orFailure(executor, drill(executor, folder, say)));
    }
    const ownDrills = await drillOwn(own, folder);
    say("timing");
    const bare = { name: "Node.js alone", program: writeProgram("bare", cacheFolder("runbooks", "bare")) };
    const alive = executors.filter((executor) => !(drilled.get(executor) instanceof Error));
    const { timings, bareStartUp } = await timeInTurn({ executors: alive, bare, stepCount, folder, say });
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: describeMachine(),
      load: { before, after: load() },
      absent,
      stepCount,
      executors: executors.map((executor) =>
        resultOf(executor, drilled.get(executor), timings.get(executor)),
      ),
      own: ownDrills,
      bareStartUp,
    };
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A peer that fails is reported so, and the others go on. */
async function orFailure<Result>({ isOurs }: Executor, work: Promise<Result>): Promise<Result | Error> {
  try {
    return await work;
  } catch (error) {
    if (isOurs) throw error;
    return error as Error;
  }
}

/** The drills that every executor can be put through. */
async function drill(executor: Executor, folder: string, say: (what: string) => void): Promise<Drilled> {
  say(`drilling ${executor.name}`);
  const rounds = Array.from({ length: executor.rounds });
  const between = [];
  const inside = [];
  for (const _ of rounds) {
    between.push(await crash(executor, folder, "between"));
    inside.push(await crash(executor, folder, "inside"));
  }
  return {
    between,
    inside,
    renamed: await renameSteps(executor, folder),
    second: await joinAsSecond(executor, folder, false),
  };
}

/** The drills that only ours knows an answer to. */
async function drillOwn(executor: Executor, folder: string): Promise<OwnDrills> {
  return {
    unprobed: await crash(executor, folder, "inside", false),
    takeover: await joinAsSecond(executor, folder, true),
  };
}

function resultOf(
  { id, name, version, keeps }: Executor,
  drilled: Drilled | Error | undefined,
  timings: Timings | Error | undefined,
): ExecutorResult {
  const failure = [drilled, timings].find((result) => result instanceof Error);
  return {
    id,
    name,
    version,
    keeps,
    ...(drilled instanceof Error ? {} : drilled),
    ...(timings instanceof Error ? {} : timings),
    ...(failure === undefined ? {} : { failure: failure.message }),
  };
}
