import { parseDuration } from "@rampart/core/units";
import type { Runbook } from "@rampart/runbook";
import type { Entry } from "@rampart/runbook/journal";
import { Narrator } from "./narrator.ts";
import { partsOf } from "./parts.ts";
import { movingScreen, plainScreen } from "./screen.ts";
import { after, beginning, type LiveState } from "./state.ts";
import { movingView, plainView, type View } from "./view.ts";

interface WatchOptions {
  readonly run: string;
  /** What is written of the run already, where it is taken up again. */
  readonly earlier?: readonly Entry[];
}

/** Shows a run on standard error: with a part that moves on a terminal, in plain lines elsewhere. */
export async function watch(runbook: Runbook, { run, earlier = [] }: WatchOptions): Promise<View> {
  const state = stateOf(runbook, run, earlier);
  const moving = await movingScreen();
  const { objectives } = runbook;
  const plans = earlier.length === 0;
  const now = Date.now;
  if (moving === undefined) {
    const screen = plainScreen();
    const narrator = new Narrator({ screen, objectives, plans, hasFrame: false });
    return plainView(screen, { state, narrator, now });
  }
  const narrator = new Narrator({ screen: moving, objectives, plans, hasFrame: true });
  return movingView(moving, { state, narrator, now });
}

/** How far a run is by what is written of it; what ran then does not run any more. */
function stateOf(runbook: Runbook, run: string, earlier: readonly Entry[]): LiveState {
  const { rto } = runbook.objectives;
  const first = beginning(run, partsOf(runbook), {
    rto: rto === undefined ? undefined : parseDuration(rto) * 1000,
  });
  const state = earlier.reduce(
    (before, entry) => after(before, { kind: "entry", entry }, Date.parse(entry.at)),
    first,
  );
  return { ...state, current: [], waiting: [] };
}
