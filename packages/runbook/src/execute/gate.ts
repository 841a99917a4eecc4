import { readStates } from "../context/read-states.ts";
import { readContext } from "../context/surroundings.ts";
import { messageOf } from "../errors/message-of.ts";
import type { Check } from "../model/check.ts";
import type { Gate } from "../model/step.ts";
import { within } from "./deadline.ts";
import { Halt } from "./halt.ts";
import { type Running, record } from "./running.ts";

const GATE_MILLISECONDS = 600_000;

/** @throws {Halt} `refused` where the gate does not pass. */
export async function passGate(running: Running, gate: Gate): Promise<void> {
  const { surroundings, ending, commandTo } = running;
  const began = surroundings.clock.elapsed();
  const check = await look(running, gate);
  ending.throwIfAborted();
  const milliseconds = surroundings.clock.elapsed() - began;
  await record(running, { kind: "gate-checked", step: gate.name, check, milliseconds });
  if (check.passes === true) return;
  const measured = `${check.value}${check.objective === undefined ? "" : `, wanted: ${check.objective}`}`;
  throw new Halt(
    "refused",
    `the gate "${gate.name}" ${check.passes === false ? "says no" : "cannot tell"}: ${measured}`,
    {
      step: gate.name,
      advice: check.advice ?? `When that has changed: ${commandTo("resume")}.`,
    },
  );
}

/** A gate that fails to look cannot tell. */
async function look(running: Running, gate: Gate): Promise<Check> {
  const { surroundings, ending, grace } = running;
  const shell = await running.shellOf(gate.name, ending);
  try {
    return await within(
      async (signal) => {
        const context = await readContext(surroundings, shell, signal);
        const states = await shell.within(async () => await readStates(gate.reads, context));
        // The types say that there is an answer; what is loaded at run time may not keep to them.
        const check: Check | undefined = gate.check(states, surroundings.inputs);
        return check ?? { passes: undefined, value: "it says nothing" };
      },
      { clock: surroundings.clock, milliseconds: GATE_MILLISECONDS, grace, signal: ending, shell },
    );
  } catch (error) {
    return { passes: undefined, value: `it could not look: ${messageOf(error)}` };
  } finally {
    await shell.end();
  }
}
