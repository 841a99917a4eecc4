import { describe, expect, it } from "vitest";
import type { Message } from "../journal.ts";
import type { Bench } from "./bench.ts";
import { leaseFor } from "./samples.ts";

const approval: Message["body"] = {
  kind: "approval",
  step: "promote",
  approver: "béla",
  signature: "U1NIU0lH",
};
const stop: Message["body"] = { kind: "stop", by: "ada" };

export function testMessages(bench: () => Bench): void {
  describe("messages", () => {
    it("arrive whole, numbered from 1, in their order", async () => {
      const { journal, time } = bench();
      await leaseFor(journal, "r");
      const bodies: readonly Message["body"][] = [
        approval,
        { kind: "refusal", step: "promote", approver: "ada", because: "not on a Friday 🙅" },
        { kind: "confirmation", step: "call-them", by: "ada", note: "they know" },
        { kind: "confirmation", step: "call-them", by: "ada" },
        stop,
      ];
      for (const [index, body] of bodies.entries()) {
        bench().time = time + index;
        await journal.post("r", body);
      }
      expect(await journal.messages("r", 0)).toEqual(
        bodies.map((body, i) => ({ seq: i + 1, at: new Date(time + i).toISOString(), body })),
      );
    });

    it("are given after the last one that was read", async () => {
      const { journal } = bench();
      for (const _ of [1, 2, 3]) await journal.post("r", stop);
      expect((await journal.messages("r", 2)).map(({ seq }) => seq)).toEqual([3]);
      expect(await journal.messages("r", 3)).toEqual([]);
      await journal.post("r", approval);
      expect((await journal.messages("r", 3)).map(({ body }) => body)).toEqual([approval]);
    });

    it("need no lease, and are kept apart by run", async () => {
      const { journal } = bench();
      await journal.post("a", approval);
      await journal.post("b", stop);
      expect((await journal.messages("a", 0)).map(({ body }) => body)).toEqual([approval]);
      expect((await journal.messages("b", 0)).map(({ seq, body }) => [seq, body])).toEqual([[1, stop]]);
      expect(await journal.messages("c", 0)).toEqual([]);
    });

    it("are all there when many post at once", async () => {
      const { journal } = bench();
      const names = Array.from({ length: 20 }, (_, i) => `person ${i}`);
      await Promise.all(names.map((by) => journal.post("r", { kind: "stop", by })));
      const messages = await journal.messages("r", 0);
      expect(messages.map(({ seq }) => seq)).toEqual(names.map((_, i) => i + 1));
      expect(new Set(messages.map(({ body }) => (body.kind === "stop" ? body.by : "")))).toEqual(
        new Set(names),
      );
    });

    it("are still there after a close", async () => {
      const { journal, reopen } = bench();
      await journal.post("r", approval);
      expect((await (await reopen()).messages("r", 0)).map(({ body }) => body)).toEqual([approval]);
    });

    it("cannot be changed through what was given or read", async () => {
      const { journal } = bench();
      const body = { ...stop };
      await journal.post("r", body);
      Object.assign(body, { by: "somebody else" });
      for (const message of await journal.messages("r", 0))
        Object.assign(message.body, { by: "somebody else" });
      expect((await journal.messages("r", 0)).map((message) => message.body)).toEqual([stop]);
    });
  });
}
