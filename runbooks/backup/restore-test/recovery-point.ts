import { type Choice, choose } from "../stores/choose.ts";
import type { RecoveryPoint } from "../stores/store.ts";
import type { Chosen } from "./results.ts";
import { messageOf, type TestContext } from "./testing.ts";

/** Moments of recovery points are cut to milliseconds, and so is the time of the nonce. */
const DOUBT = 2;

/** Whether a recovery point says that it has what was committed at `writtenAt`. */
export async function held(context: TestContext, writtenAt: string): Promise<boolean> {
  // What is unreachable now may be there in a moment; in the end the choice says why there is none.
  const points = await context.clients.store.recoveryPoints(context).catch(() => []);
  context.signal.throwIfAborted();
  const { chosen } = choose(points, { before: LATEST });
  return chosen !== undefined && Date.parse(chosen.moment) >= Date.parse(writtenAt) + DOUBT;
}

/** The newest recovery point there is; under the sabotage of that name the oldest. */
export async function chosenNow(context: TestContext): Promise<Chosen> {
  const at = context.clock.now();
  try {
    const points = await context.clients.store.recoveryPoints(context);
    const choice =
      context.inputs.sabotage === "old-snapshot" ? oldest(points) : choose(points, { before: LATEST });
    const { chosen, candidates } = choice;
    if (chosen !== undefined) return { chosen, at: at.toISOString(), because: null };
    const reasons = candidates.map(({ point, passedOver }) => `${point.id}: ${passedOver ?? "not chosen"}`);
    const because = `nothing can be restored: ${reasons.length === 0 ? "there is no recovery point" : reasons.join("; ")}`;
    return { chosen: null, at: at.toISOString(), because };
  } catch (error) {
    context.signal.throwIfAborted();
    return {
      chosen: null,
      at: at.toISOString(),
      because: `recovery points cannot be listed: ${messageOf(error)}`,
    };
  }
}

/** The last moment of which `Date` can speak. */
const LATEST = 8.64e15;

function oldest(points: readonly RecoveryPoint[]): Choice {
  const whole = points.filter(({ obstacle }) => obstacle === undefined);
  const [first] = whole.toSorted((one, other) => Date.parse(one.oldest) - Date.parse(other.oldest));
  return first === undefined
    ? choose(points, { before: LATEST })
    : choose([first], { before: Date.parse(first.oldest) });
}
