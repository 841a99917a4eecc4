import type { ManualStep } from "../model/step.ts";
import { Halt } from "./halt.ts";
import { probe } from "./probe.ts";
import { type Running, record } from "./running.ts";

const POLL_MILLISECONDS = 500;

/**
 * Has a person do something and say so, unless a probe sees that it is done.
 *
 * @throws {Halt} `waiting` where nobody is there to do it.
 */
export async function doByHand(running: Running, step: ManualStep): Promise<void> {
  const { surroundings, ledger } = running;
  const began = surroundings.clock.elapsed();
  const finish = async (settledBy: "probe" | "operator"): Promise<void> => {
    await record(running, {
      kind: "step-finished",
      step: step.name,
      milliseconds: surroundings.clock.elapsed() - began,
      settledBy,
    });
  };
  if (step.probe !== undefined && (await probe(running, step)).is === "done") return await finish("probe");
  const instructions = step.instructions(surroundings.inputs);
  await record(running, { kind: "manual-requested", step: step.name, instructions });
  const answer = await word(running, step, instructions);
  await record(running, { kind: "manual-confirmed", step: step.name, ...answer });
  if (step.probe !== undefined) {
    const seen = await probe(running, step);
    if (seen.is === "not-done") {
      throw new Halt("waiting", `${answer.by} says that "${step.name}" is done, but it cannot be seen`, {
        step: step.name,
        advice: step.ifItFails ?? `Do what it says, then: rampart resume ${ledger.run}.`,
      });
    }
  }
  await finish("operator");
}

async function word(
  running: Running,
  step: ManualStep,
  instructions: string,
): Promise<{ readonly by: string; readonly note?: string }> {
  const { person, waits, surroundings, stop, ending, ledger } = running;
  const signal = AbortSignal.any([stop, ending]);
  const advice = `Then: rampart runs confirm ${ledger.run} --step "${step.name}", and rampart resume ${ledger.run}.`;
  for (;;) {
    const said = await messageFor(running, step.name);
    if (said !== undefined) return said;
    if (person !== undefined) {
      const answer = await person.confirm(step.name, instructions, signal);
      if (answer !== undefined) return answer;
      throw new Halt("waiting", `"${step.name}" has to be done by a person`, { step: step.name, advice });
    }
    if (!waits)
      throw new Halt("waiting", `"${step.name}" has to be done by a person`, { step: step.name, advice });
    await surroundings.clock.sleep(POLL_MILLISECONDS, signal);
  }
}

async function messageFor(
  { journal, ledger }: Running,
  step: string,
): Promise<{ readonly by: string; readonly note?: string } | undefined> {
  const messages = await journal.messages(ledger.run, 0);
  for (const { body } of messages) {
    if (body.kind !== "confirmation" || body.step !== step) continue;
    return { by: body.by, ...(body.note === undefined ? {} : { note: body.note }) };
  }
  return undefined;
}
