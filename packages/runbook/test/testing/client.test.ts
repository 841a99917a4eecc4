import { describe, expect, it } from "vitest";
import { replyingClient } from "../../src/testing/client.ts";
import { rehearseEveryCrash } from "../../src/testing/every-crash.ts";
import { rehearse } from "../../src/testing/rehearse.ts";
import { small } from "./small.ts";

class SendMessageCommand {
  readonly input: { readonly to: string };
  constructor(input: { readonly to: string }) {
    this.input = input;
  }
}

class ReceiveCommand {
  readonly input: object = {};
}

const sends = small(({ step }) => [
  step({
    name: "send",
    run: async ({ clients }) => {
      const answer = await clients.queue.send(new SendMessageCommand({ to: "orders" }));
      return JSON.stringify(answer);
    },
    probe: async ({ clients }) => {
      const answer = await clients.queue.send(new ReceiveCommand());
      const isThere = typeof answer === "object" && answer !== null && "message" in answer;
      return isThere ? { is: "done", result: "found" } : { is: "not-done" };
    },
    retry: { attempts: 2, when: (error) => error instanceof Error && error.name === "Throttled" },
  }),
]);

describe("a client that replies", () => {
  it("gives the first output that fits command and input, and is written down", async () => {
    const queue = replyingClient({
      SendMessageCommand: [
        { input: { to: "billing" }, output: { id: "no" } },
        { input: { to: "orders" }, output: { id: "yes" } },
      ],
    });
    const { problems, calls, entries } = await rehearse(sends, {
      clients: { queue },
      expect: { status: "completed", calls: ["SendMessageCommand"] },
    });
    expect(problems).toEqual([]);
    expect(calls).toEqual([{ step: "send", command: "SendMessageCommand", input: { to: "orders" } }]);
    expect(JSON.stringify(entries)).toContain("yes");
  });

  it("throws errors with the names that code looks at, so that retries are rehearsed", async () => {
    const queue = replyingClient({
      SendMessageCommand: [{ throws: { name: "Throttled" }, times: 1 }, { output: {} }],
      ReceiveCommand: [{ output: {} }],
    });
    const { problems } = await rehearse(sends, {
      clients: { queue },
      expect: { status: "completed", calls: ["SendMessageCommand", "SendMessageCommand"] },
    });
    expect(problems).toEqual([]);
  });

  it("can have an effect and lose the answer", async () => {
    const queue = replyingClient({
      SendMessageCommand: [{ throws: { name: "Throttled" }, makes: { sent: true } }],
      ReceiveCommand: [{ when: { sent: true }, output: { message: 1 } }, { output: {} }],
    });
    const rehearsal = { clients: { queue }, expect: { status: "completed", world: { sent: true } } } as const;
    const { problems, calls } = await rehearse(sends, rehearsal);
    expect(problems).toEqual([]);
    expect(calls.map(({ command }) => command)).toEqual(["SendMessageCommand", "ReceiveCommand"]);
    expect((await rehearseEveryCrash(sends, rehearsal)).problems).toEqual([]);
  });

  it("makes a problem of a command that nobody expected", async () => {
    const { problems } = await rehearse(sends, {
      clients: { queue: replyingClient({}) },
      expect: { status: "failed" },
    });
    expect(problems).toEqual([
      `"send" sent a command that the rehearsal has no reply for: SendMessageCommand {"to":"orders"}`,
    ]);
  });

  it("is for rehearsals only", async () => {
    const client = replyingClient({ ReceiveCommand: [{}] });
    await expect(client.send(new ReceiveCommand())).rejects.toThrow("in a rehearsal only");
  });

  it("must be brought: the runbook's own clients are never made", async () => {
    const { problems } = await rehearse(sends, { expect: { status: "failed" } });
    expect(problems).toEqual([
      "the runbook uses clients, and the rehearsal brings none: give it some as `clients`",
    ]);
  });
});
