import { readContext } from "../context/surroundings.ts";
import { messageOf } from "../errors/message-of.ts";
import type { Check } from "../model/check.ts";
import type { Step } from "../model/step.ts";
import { within } from "./deadline.ts";
import { Halt } from "./halt.ts";
import { type Running, record } from "./running.ts";

/**
 * Looks whether a finished step had the effect that was wanted.
 *
 * @throws {Halt} `failed` where it had not, or that cannot be told.
 */
export async function verify(running: Running, step: Step, milliseconds: number): Promise<void> {
  if (step.verify === undefined) return;
  const { surroundings, ending, commandTo } = running;
  const began = surroundings.clock.elapsed();
  const check = await look(running, step, milliseconds);
  ending.throwIfAborted();
  await record(running, {
    kind: "verified",
    step: step.name,
    check,
    milliseconds: surroundings.clock.elapsed() - began,
  });
  if (check.passes === true) return;
  const how = check.passes === false ? "did not have its effect" : "cannot be verified";
  throw new Halt("failed", `"${step.name}" ${how}: ${check.value}`, {
    step: step.name,
    advice:
      check.advice ??
      step.ifItFails ??
      `It is not done again: ${commandTo("resume")} verifies it once more, ${commandTo("undo")} takes it back.`,
  });
}

async function look(running: Running, step: Step, milliseconds: number): Promise<Check> {
  const { surroundings, ending, grace } = running;
  const shell = await running.shellOf(step.name, ending);
  try {
    return await within(
      async (signal) => {
        const context = await readContext(surroundings, shell, signal);
        const result = surroundings.resultOf(step.name);
        const check = await shell.within(async () => await step.verify?.(context, result as never));
        return check ?? { passes: undefined, value: "it says nothing" };
      },
      { clock: surroundings.clock, milliseconds, grace, signal: ending, shell },
    );
  } catch (error) {
    return { passes: undefined, value: `it could not look: ${messageOf(error)}` };
  } finally {
    await shell.end();
  }
}
