import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { captureDocument } from "@rampart/core/capture";
import type { ChildAnswer } from "./child-answer.ts";
import { entryOf } from "./load.ts";
import type { Project } from "./project.ts";

// Runs in a process of its own: waits for the project, runs its program, answers, ends.

function answer(message: ChildAnswer): void {
  process.send?.(message, () => process.exit(0));
}

function failed(error: unknown): void {
  answer(describe(error));
}

function describe(error: unknown): ChildAnswer {
  if (!(error instanceof Error)) return { problem: String(error) };
  const { key } = error as { readonly key?: unknown };
  const [problem = error.name] = error.message.split("\n");
  return typeof key === "string" ? { problem, missingKey: key } : { problem };
}

async function run({ main, name, stack, config, secretKeys }: Project): Promise<ChildAnswer> {
  const entry = entryOf(main);
  process.chdir(dirname(fileURLToPath(entry)));
  const { records } = await captureDocument(() => import(entry), {
    project: name,
    stack,
    config,
    secretKeys,
  });
  return { records };
}

// A program that throws also rejects promises nobody waits for.
process.on("unhandledRejection", failed);
process.on("uncaughtException", failed);
process.once("message", (project: Project) => {
  run(project).then(answer, failed);
});
