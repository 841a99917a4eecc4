import { type Author, defineRunbook, type ProbeAnswer, type Runbook, type Step } from "@rampart/runbook";
import type { Effects } from "./effects.ts";

/** What the runbook below does, in the order in which a run that nothing disturbs begins it. */
export const ACTS: readonly string[] = [
  "freeze",
  "snapshot",
  "left",
  "right",
  "copy a",
  "copy b",
  "copy c",
  "switch",
  "announce",
];

/** Ten steps of every kind, whose effects are lines in a file; each knows how to find out whether it was done. */
export function tenSteps(effects: Effects): Runbook {
  const probe = (name: string) => (): ProbeAnswer<undefined> => ({
    is: effects.has(name) ? "done" : "not-done",
  });
  const act = (author: Author<object, undefined>, name: string): Step =>
    author.step({ name, run: () => effects.add(name), probe: probe(name) });
  return defineRunbook(
    { name: "test/ten-steps", purpose: "Is killed at every write", inputs: { properties: {} } },
    (author) => {
      const { step, gate, parallel, forEach, manual, target } = author;
      const snapshot = step({
        name: "snapshot",
        run: () => {
          effects.add("snapshot");
          return { size: 7 };
        },
        probe: () => (effects.has("snapshot") ? { is: "done", result: { size: 7 } } : { is: "not-done" }),
      });
      const lag = target({ name: "replica", read: () => ({ lag: 0 }) });
      return [
        act(author, "freeze"),
        snapshot,
        gate({
          name: "lag",
          reads: { lag },
          check: ({ lag: state }) => ({ passes: state?.lag === 0, value: `${state?.lag} s` }),
        }),
        parallel({ name: "both" }, [act(author, "left"), act(author, "right")]),
        forEach({
          name: "copies",
          items: () => ["a", "b", "c"],
          key: (item) => item,
          batch: 2,
          canary: 1,
          step: (item) => ({ run: () => effects.add(`copy ${item}`), probe: probe(`copy ${item}`) }),
        }),
        manual({
          name: "look",
          instructions: () => "Look whether it is frozen.",
          probe: probe("freeze"),
        }),
        step({
          name: "switch",
          run: () => effects.add("switch"),
          probe: probe("switch"),
          verify: () => ({ passes: effects.has("switch"), value: "switched" }),
        }),
        step({
          name: "announce",
          run: ({ resultOf }) => {
            if (resultOf(snapshot).size !== 7) throw new Error("the result of the snapshot is lost");
            effects.add("announce");
          },
          probe: probe("announce"),
        }),
      ];
    },
  );
}
