// openworkflow on SQLite: a worker in this process takes up what is due.
import { givenWork } from "./task.ts";

/** The parts of `openworkflow` 0.10 that are used here; the package is installed by the bench only. */
interface Sqlite {
  readonly BackendSqlite: { connect(file: string): Backend };
}
interface Backend {
  stop(): Promise<void>;
}
interface OpenWorkflowPackage {
  readonly OpenWorkflow: new (options: { readonly backend: Backend }) => OpenWorkflow;
}
interface OpenWorkflow {
  defineWorkflow(
    options: { readonly name: string },
    body: (given: { readonly input: { readonly count: number }; readonly step: StepRunner }) => Promise<void>,
  ): { run(input: { count: number }, options: { idempotencyKey: string }): Promise<Handle> };
  newWorker(options: { readonly concurrency: number }): { start(): Promise<void>; stop(): Promise<void> };
}
interface StepRunner {
  run<Result>(options: { readonly name: string }, body: () => Promise<Result>): Promise<Result>;
}
interface Handle {
  result(): Promise<unknown>;
}

const PACKAGE = "openworkflow";
const { OpenWorkflow: Engine } = (await import(PACKAGE)) as OpenWorkflowPackage;
const { BackendSqlite } = (await import(`${PACKAGE}/sqlite`)) as Sqlite;

const work = givenWork();
const { run, steps, store } = work.task;

const backend = BackendSqlite.connect(store);
const engine = new Engine({ backend });
const failover = engine.defineWorkflow({ name: "failover" }, async ({ input, step }) => {
  for (let position = 1; position <= input.count; position += 1) {
    await step.run({ name: steps[position - 1] ?? "" }, () => work.act(position));
  }
});
const worker = engine.newWorker({ concurrency: 1 });
const handle = await failover.run({ count: steps.length }, { idempotencyKey: run });
await worker.start();
try {
  await handle.result();
  work.report("done");
} catch (error) {
  work.report("error", (error as Error).message);
}
await worker.stop();
await backend.stop();
process.exit(0);
