// Ours: the library, with its journal in SQLite.
import { type Author, defineRunbook, type Runbook, type Step } from "@rampart/runbook";
import { type RunOutcome, resumeRun, startRun } from "@rampart/runbook/execute";
import { type Journal, openSqliteJournal } from "@rampart/runbook/journal";
import { thisOperator } from "@rampart/runbook/operator";
import { givenWork, type Work } from "./task.ts";

const NAME = "failover";

function failover(work: Work): Runbook {
  const { steps, hasProbes } = work.task;
  return defineRunbook(
    { name: NAME, purpose: "Move the service to the other region", inputs: { properties: {} } },
    (rb) => steps.map((name, index) => stepOf(rb, work, name, index + 1, hasProbes)),
  );
}

function stepOf<Inputs>(
  rb: Author<Inputs, undefined>,
  work: Work,
  name: string,
  position: number,
  hasProbe: boolean,
): Step<number> {
  return rb.step({
    name,
    run: () => work.act(position),
    ...(hasProbe
      ? { probe: () => (work.isDone(position) ? { is: "done", result: position } : { is: "not-done" }) }
      : {}),
  });
}

async function execute(work: Work, journal: Journal): Promise<RunOutcome> {
  const { run, operator: as, isResumed, takesOver } = work.task;
  const operator = await thisOperator({ as, run, runbook: NAME, people: {} });
  const options = { inputs: {}, journal, operator };
  return isResumed
    ? await resumeRun(failover(work), run, { ...options, takeOver: takesOver })
    : await startRun(failover(work), { ...options, run });
}

const work = givenWork();
const journal = await openSqliteJournal(work.task.store);
try {
  const { status, because } = await execute(work, journal);
  work.report(status === "completed" ? "done" : status, because);
} catch (error) {
  work.report("refused", (error as Error).message);
} finally {
  await journal.close();
}
