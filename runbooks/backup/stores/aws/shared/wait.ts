import type { ReadContext } from "@rampart/runbook";

const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/**
 * Looks again and again, ever more rarely, until `look` gives something. It ends with the step, whose timeout is the
 * deadline.
 */
export async function until<Answer>(
  look: () => Promise<Answer | undefined>,
  { clock, signal }: Pick<ReadContext, "clock" | "signal">,
): Promise<Answer> {
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(LONGEST_PAUSE_MILLISECONDS, pause * 1.5)) {
    signal.throwIfAborted();
    const answer = await look();
    if (answer !== undefined) return answer;
    await clock.sleep(pause, signal);
  }
}
