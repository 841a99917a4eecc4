import { describe, expect, it } from "vitest";
import { APPROVAL, begins, ends, journalled, prints, STARTED, stateAfter, WAITING } from "./live.ts";

const names = (steps: readonly { readonly name: string }[]): readonly string[] =>
  steps.map(({ name }) => name);

describe("what is known of a run that is watched", () => {
  it("a step runs from its start to its end, however it ends", () => {
    const running = stateAfter([
      [0, STARTED],
      [1, begins("tell the web")],
      [2, begins("tell the mail")],
    ]);
    expect(names(running.current)).toEqual(["tell the web", "tell the mail"]);
    const failure = { message: "no", kind: "error" } as const;
    const ended = stateAfter([
      [0, STARTED],
      [1, begins("tell the web")],
      [2, begins("tell the mail")],
      [3, ends("tell the web")],
      [
        4,
        journalled({ kind: "step-failed", step: "tell the mail", milliseconds: 1, failure, retries: true }),
      ],
    ]);
    expect(ended.current).toEqual([]);
  });

  it("a second try is the same step, from its own beginning", () => {
    const { current } = stateAfter([
      [0, STARTED],
      [1, begins("copy")],
      [9, begins("copy", 2)],
    ]);
    expect(current).toMatchObject([{ name: "copy", progress: undefined }]);
    expect(current[0]?.began).toBe(stateAfter([[9, STARTED]]).began);
  });

  it("the advice is that of the step, also within a group and for an item", () => {
    const { current } = stateAfter([
      [0, STARTED],
      [1, begins("tell the mail")],
      [1, begins("look at it")],
      [1, begins("copy[a]")],
    ]);
    expect(current.map(({ ifItFails }) => ifItFails)).toEqual(["Call them.", "Call the team.", undefined]);
  });

  it("only the last lines of what was printed are kept, and empty ones are not", () => {
    const { current } = stateAfter([
      [0, STARTED],
      [1, begins("copy")],
      [2, prints("copy", "1\n2\n\n")],
      [3, prints("copy", "3\n4\n")],
    ]);
    expect(current[0]?.output).toEqual(["2", "3", "4"]);
  });

  it("whom it waits for is known also where the request is of an earlier day", () => {
    const { waiting } = stateAfter([
      [0, STARTED],
      [1, WAITING],
    ]);
    expect(waiting).toMatchObject([{ kind: "approval", count: 1, from: ["Linus", "Margaret"] }]);
    expect(waiting[0]?.command).toContain("--journal runs.sqlite");
  });

  it("an approval is waited for until enough have given theirs", () => {
    const given = (approver: string) =>
      journalled({
        kind: "approval-given",
        step: "promote the standby",
        approver,
        sshKey: "",
        signature: "",
      });
    const one = stateAfter([
      [0, STARTED],
      [1, APPROVAL],
      [2, given("Grace")],
    ]);
    expect(one.waiting).toMatchObject([{ count: 1, from: ["Linus", "Margaret"] }]);
    const two = stateAfter([
      [0, STARTED],
      [1, APPROVAL],
      [2, given("Grace")],
      [3, given("Linus")],
    ]);
    expect(two.waiting).toEqual([]);
  });

  it("when a run stops, nothing runs and nothing is waited for", () => {
    const stopped = stateAfter([
      [0, STARTED],
      [1, begins("copy")],
      [2, APPROVAL],
      [3, journalled({ kind: "run-stopped", status: "superseded" })],
    ]);
    expect(stopped).toMatchObject({ current: [], waiting: [] });
  });

  it("the clock runs from the beginning of the incident where that is known", () => {
    if (STARTED.kind !== "entry" || STARTED.entry.event.kind !== "run-started") throw new Error("no start");
    const incident = { ...STARTED.entry.event, incidentBegan: "2026-11-20T03:00:00Z" };
    expect(stateAfter([[0, journalled(incident)]]).began).toBe(Date.parse("2026-11-20T03:00:00Z"));
  });
});
