import { messageOf } from "../errors/message-of.ts";
import type { ManualStep } from "../model/step.ts";
import { changesMade, readBefore, refuse } from "./act.ts";
import { stepFlag } from "./advice.ts";
import { Halt } from "./halt.ts";
import { isOfJournal } from "./journal-failure.ts";
import { probe } from "./probe.ts";
import { type Running, record } from "./running.ts";

const POLL_MILLISECONDS = 500;

/** Word that something is done. */
interface Word {
  readonly by: string;
  readonly note?: string;
}

/**
 * Has a person do something and say so, unless a probe sees that it is done.
 *
 * @throws {Halt} `waiting` where nobody is there to do it.
 */
export async function doByHand(running: Running, step: ManualStep): Promise<void> {
  const { surroundings } = running;
  const began = surroundings.clock.elapsed();
  const finish = async (settledBy: "probe" | "operator", changed?: Changed): Promise<void> => {
    await record(running, {
      kind: "step-finished",
      step: step.name,
      milliseconds: surroundings.clock.elapsed() - began,
      settledBy,
      ...(changed === undefined ? {} : { changed }),
    });
  };
  if (running.history.of(step.name).marked === "done") return await finish("operator");
  if (step.probe !== undefined && (await probe(running, step)).is === "done") return await finish("probe");
  const { before, instructions } = await prepare(running, step);
  await record(running, { kind: "manual-requested", step: step.name, instructions });
  const answer = await word(running, step, instructions);
  await record(running, { kind: "manual-confirmed", step: step.name, ...answer });
  if (step.probe !== undefined) {
    const seen = await probe(running, step);
    if (seen.is === "not-done") {
      throw new Halt("waiting", `${answer.by} says that "${step.name}" is done, but it cannot be seen`, {
        step: step.name,
        advice: step.ifItFails ?? `Do what it says, then: ${running.commandTo("resume")}.`,
      });
    }
  }
  await finish("operator", await changesMade(running, step, before));
}

type Changed = Awaited<ReturnType<typeof changesMade>>;

/** What the person is told, if it may be done at all. */
async function prepare(
  running: Running,
  step: ManualStep,
): Promise<{ readonly before: Awaited<ReturnType<typeof readBefore>>; readonly instructions: string }> {
  const { surroundings, ending, commandTo } = running;
  const shell = await running.shellOf(step.name, ending);
  try {
    const before = await readBefore(running, step, shell);
    refuse(running, step, before);
    return { before, instructions: step.instructions(surroundings.inputs) };
  } catch (error) {
    if (error instanceof Halt || isOfJournal(error) || ending.aborted) throw error;
    throw new Halt("failed", `nobody could be asked to do "${step.name}": ${messageOf(error)}`, {
      step: step.name,
      advice: step.ifItFails ?? `When it is mended: ${commandTo("resume")}.`,
    });
  } finally {
    await shell.end();
  }
}

async function word(running: Running, step: ManualStep, instructions: string): Promise<Word> {
  const { person, waits, surroundings, interrupted, commandTo } = running;
  const advice = `Then: ${commandTo("runs confirm", stepFlag("--step", step.name))}, and ${commandTo("resume")}.`;
  for (;;) {
    const said = await messageFor(running, step.name);
    if (said !== undefined) return said;
    if (person !== undefined) {
      const answer = await person.confirm(step.name, instructions, interrupted);
      if (answer !== undefined) return answer;
    }
    if (person !== undefined || !waits)
      throw new Halt("waiting", `"${step.name}" has to be done by a person`, { step: step.name, advice });
    await surroundings.clock.sleep(POLL_MILLISECONDS, interrupted);
  }
}

/** The first message that was not taken yet: one that turned out to be wrong must not count again. */
async function messageFor({ journal, ledger }: Running, step: string): Promise<Word | undefined> {
  const taken = ledger.entries.flatMap(({ event }) =>
    event.kind === "manual-confirmed" && event.step === step ? [keyOf(event)] : [],
  );
  for (const { body } of await journal.messages(ledger.run, 0)) {
    if (body.kind !== "confirmation" || body.step !== step) continue;
    const known = taken.indexOf(keyOf(body));
    if (known === -1) return { by: body.by, ...(body.note === undefined ? {} : { note: body.note }) };
    taken.splice(known, 1);
  }
  return undefined;
}

function keyOf({ by, note }: Word): string {
  return JSON.stringify([by, note]);
}
