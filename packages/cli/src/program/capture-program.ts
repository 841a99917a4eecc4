import { fork } from "node:child_process";
import { InputError } from "@rampart/core/errors";
import type { StackDocument } from "@rampart/core/read";
import type { ChildAnswer, ChildProblem } from "./child-answer.ts";
import { childPath } from "./child-path.ts";
import { entryOf } from "./load.ts";
import { type Project, readProject } from "./project.ts";

export interface CaptureProgramOptions {
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

const SECONDS_ALLOWED = 120;

/**
 * Runs the Pulumi program in `directory` in a process of its own and returns what it registers, as a first preview
 * would. Nothing is created, no cloud is asked.
 *
 * @throws {InputError} if there is no program, it throws, or it does not end in time.
 */
export async function captureProgram(
  directory: string,
  options: CaptureProgramOptions,
): Promise<StackDocument> {
  const project = await readProject(directory, options.stack, options.config, options.secrets);
  // The child would find out too, but its answer has no advice.
  entryOf(project.main);
  const answer = await askChild(project, directory);
  if ("problem" in answer) throw notCaptured(directory, answer);
  return {
    kind: "program",
    file: directory,
    records: answer.records,
    deleted: new Set(),
    pointer: (index) => `resource ${index}`,
  };
}

function askChild(project: Project, directory: string): Promise<ChildAnswer> {
  return new Promise((resolve, reject) => {
    // What the program prints is no part of our output.
    const child = fork(childPath, [], {
      stdio: ["ignore", 2, 2, "ipc"],
      serialization: "advanced",
    });
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      const advice = "Does it wait for something that is not there without the Pulumi engine?";
      reject(
        new InputError(`the program did not end within ${SECONDS_ALLOWED} seconds`, {
          file: directory,
          advice,
        }),
      );
    }, SECONDS_ALLOWED * 1000);
    child.once("message", (answer) => resolve(answer as ChildAnswer));
    child.once("error", reject);
    // Not "exit", which may come before the answer that was sent last.
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      // After the answer this changes nothing.
      resolve({ problem: `the program ended its own process (${signal ?? `exit code ${code}`})` });
    });
    child.send(project);
  });
}

function notCaptured(directory: string, { problem, missingKey }: ChildProblem): InputError {
  if (missingKey !== undefined) {
    return new InputError(`the program needs the configuration ${missingKey}`, {
      file: directory,
      advice: `Give it: --config ${missingKey}=VALUE, or for a secret, whose content does not matter here: --secret ${missingKey}.`,
    });
  }
  return new InputError(`the program fails: ${problem}`, {
    file: directory,
    advice:
      "Run `pulumi preview` there first; or check its output: `pulumi preview --json --show-sames > FILE`.",
  });
}
