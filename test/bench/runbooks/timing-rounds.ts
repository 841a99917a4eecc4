import type { Executor } from "./executor.ts";
import type { Timings } from "./results.ts";
import { type StepTiming, type Timed, timeStartUp, timeSteps, warmUp, warmUpBare } from "./timing.ts";

/** The disk is shared with others: a few rounds say little. */
const STEP_ROUNDS = 7;
const START_UP_ROUNDS = 11;

/** What to time. */
export interface Race {
  readonly executors: readonly Executor[];
  /** Node.js with a program that does nothing. */
  readonly bare: Timed["executor"];
  readonly stepCount: number;
  /** For what the executors keep. */
  readonly folder: string;
  readonly say: (what: string) => void;
}

interface Racing {
  readonly executor: Executor;
  readonly steps: StepTiming[];
  readonly startUp: number[];
  timed?: Timed;
  failure?: Error;
}

/**
 * Times all in turn, round by round, so that a machine that is slow for a while is slow for all. A peer that fails is
 * left out from then on.
 */
export async function timeInTurn({ executors, bare, stepCount, folder, say }: Race): Promise<{
  readonly timings: ReadonlyMap<Executor, Timings | Error>;
  readonly bareStartUp: readonly number[];
}> {
  const racing: readonly Racing[] = executors.map((executor) => ({ executor, steps: [], startUp: [] }));
  await eachOf(racing, async (one) => {
    one.timed = await warmUp(one.executor, folder);
  });
  for (let round = 0; round < STEP_ROUNDS; round += 1) {
    await eachOf(racing, async ({ timed, steps }) => {
      if (timed === undefined) return;
      const timing = await timeSteps(timed, stepCount, folder);
      steps.push(timing);
      const [step, fsync] = [timing.millisecondsPerStep.toFixed(2), timing.fsyncMilliseconds.toFixed(2)];
      say(`${timed.executor.name}: ${step} ms a step, fsync ${fsync} ms`);
    });
  }
  const warmBare = await warmUpBare(bare);
  const bareStartUp: number[] = [];
  for (let round = 0; round < START_UP_ROUNDS; round += 1) {
    bareStartUp.push(await timeStartUp(warmBare));
    await eachOf(racing, async ({ timed, startUp }) => {
      if (timed !== undefined) startUp.push(await timeStartUp(timed));
    });
  }
  return {
    timings: new Map(
      racing.map(({ executor, steps, startUp, failure }) => [executor, failure ?? { steps, startUp }]),
    ),
    bareStartUp,
  };
}

async function eachOf(racing: readonly Racing[], act: (one: Racing) => Promise<void>): Promise<void> {
  for (const one of racing) {
    if (one.failure !== undefined) continue;
    try {
      await act(one);
    } catch (error) {
      if (one.executor.isOurs) throw error;
      one.failure = error as Error;
    }
  }
}
