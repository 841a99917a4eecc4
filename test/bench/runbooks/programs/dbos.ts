// DBOS Transact on PostgreSQL: `launch` takes up what this executor left unfinished.
import { givenWork } from "./task.ts";

/** The part of `@dbos-inc/dbos-sdk` 5 that is used here; the package is installed by the bench only. */
interface Dbos {
  registerWorkflow<Args extends readonly unknown[]>(
    body: (...args: Args) => Promise<void>,
    options: { readonly name: string },
  ): (...args: Args) => Promise<void>;
  runStep<Result>(body: () => Promise<Result>, options: { readonly name: string }): Promise<Result>;
  setConfig(config: Readonly<Record<string, string>>): void;
  launch(): Promise<void>;
  startWorkflow<Args extends readonly unknown[]>(
    workflow: (...args: Args) => Promise<void>,
    options: { readonly workflowID: string },
  ): (...args: Args) => Promise<{ getResult(): Promise<void> }>;
  shutdown(): Promise<void>;
}

const PACKAGE = "@dbos-inc/dbos-sdk";
const { DBOS } = (await import(PACKAGE)) as { readonly DBOS: Dbos };

const work = givenWork();
const { run, steps, store } = work.task;

const failover = DBOS.registerWorkflow(
  async (count: number) => {
    for (let position = 1; position <= count; position += 1) {
      await DBOS.runStep(() => work.act(position), { name: steps[position - 1] ?? "" });
    }
  },
  { name: "failover" },
);
DBOS.setConfig({
  name: "bench",
  systemDatabaseUrl: store,
  logLevel: "error",
  // The default is a hash of the code: under another one a run is never taken up again.
  applicationVersion: "1",
  executorID: "local",
});
await DBOS.launch();
try {
  const handle = await DBOS.startWorkflow(failover, { workflowID: run })(steps.length);
  await handle.getResult();
  work.report("done");
} catch (error) {
  work.report("error", (error as Error).message);
}
await DBOS.shutdown();
// Its pools and timers would keep the process for a while.
process.exit(0);
