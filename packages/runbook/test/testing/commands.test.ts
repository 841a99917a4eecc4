import { describe, expect, it } from "vitest";
import { $ as imported } from "zx/core";
import type { StepContext } from "../../src/model/context.ts";
import type { Json } from "../../src/model/json.ts";
import { rehearse } from "../../src/testing/rehearse.ts";
import type { CommandReply } from "../../src/testing/reply.ts";
import { small } from "./small.ts";

/** What a step gives back that does `act`. */
async function resultOf(
  act: ($: StepContext["$"]) => Promise<Json>,
  replies: readonly CommandReply[],
): Promise<Json | undefined> {
  const runbook = small(({ step }) => [step({ name: "act", run: async ({ $ }) => await act($) })]);
  const { entries, problems } = await rehearse(runbook, { replies, expect: { status: "completed" } });
  expect(problems).toEqual([]);
  const finished = entries.find(({ event }) => event.kind === "step-finished");
  return finished?.event.kind === "step-finished" ? finished.event.result : undefined;
}

describe("a command of a rehearsal", () => {
  it("answers what the reply says, and is quoted as zx does", async () => {
    const result = await resultOf(
      async ($) => {
        const { stdout, stderr, exitCode } = await $`echo ${"a b"} ${["c", "it's"]}`;
        return { stdout, stderr, exitCode };
      },
      [{ command: "echo $'a b' c $'it\\'s'", stdout: "hello\n", stderr: "careful\n" }],
    );
    expect(result).toEqual({ stdout: "hello\n", stderr: "careful\n", exitCode: 0 });
  });

  it("gives text, JSON and lines", async () => {
    const result = await resultOf(
      async ($) => ({
        text: await $`say text`.text(),
        json: await $`say json`.json(),
        lines: await $`say lines`.lines(),
      }),
      [
        { command: "say text", stdout: "one" },
        { command: "say json", stdout: '{"two": 2}' },
        { command: "say lines", stdout: "three\nfour\n" },
      ],
    );
    expect(result).toEqual({ text: "one", json: { two: 2 }, lines: ["three", "four"] });
  });

  it("rejects when it ends with another code than 0, unless that is wanted", async () => {
    const result = await resultOf(
      async ($) => {
        const { exitCode } = await $({ nothrow: true })`grep x`;
        const error: unknown = await $`grep x`.catch((reason: unknown) => reason);
        const stderr = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
        return { exitCode, stderr };
      },
      [{ command: "grep x", exitCode: 2, stderr: "no such file" }],
    );
    expect(result).toEqual({ exitCode: 2, stderr: "no such file" });
  });

  it("is looked up when it is one of a pipe, too, and when `$` is that of zx", async () => {
    const result = await resultOf(
      async ($) => [(await $`list`.pipe($`count`)).stdout, (await imported`count`).stdout],
      [
        { command: "list", stdout: "a\nb\n" },
        { command: "count", stdout: "2" },
      ],
    );
    expect(result).toEqual(["2", "2"]);
  });

  it("gets the next reply that fits when the first is used up", async () => {
    const result = await resultOf(
      async ($) => [await $`next`.text(), await $`next`.text(), await $`next`.text()],
      [
        { command: "next", stdout: "1", times: 2 },
        { command: /^ne/g, stdout: "2" },
      ],
    );
    expect(result).toEqual(["1", "1", "2"]);
  });

  it("answers by what is so, and changes it", async () => {
    const result = await resultOf(
      async ($) => [await $`state`.text(), await $`up`.text(), await $`state`.text()],
      [
        { command: "state", when: { up: true }, stdout: "up" },
        { command: "state", when: { up: false }, stdout: "down" },
        { command: "up", makes: { up: true } },
      ],
    );
    expect(result).toEqual(["down", "", "up"]);
  });

  it("that nobody expected is a problem that names it and its step, whatever the step makes of it", async () => {
    const runbook = small(({ step }) => [
      step({
        name: "delete",
        run: async ({ $ }) => {
          await $({ nothrow: true })`rm -rf ${"/srv data"}`.catch(() => undefined);
        },
      }),
    ]);
    const { problems } = await rehearse(runbook, { expect: { status: "completed" } });
    expect(problems).toEqual([
      `"delete" ran a command that the rehearsal has no reply for: rm -rf $'/srv data'`,
    ]);
  });

  it("is refused, and not answered, with a secret in its arguments", async () => {
    const runbook = small(({ step }) => [
      step({
        name: "connect",
        run: async ({ $, inputs }) => {
          await $`psql --password ${inputs.password ?? ""}`;
        },
      }),
    ]);
    const { problems, outcome, commands } = await rehearse(runbook, {
      inputs: { password: "correct-horse" },
      replies: [{ command: /psql/ }],
      expect: { status: "failed", because: "a secret in a command line" },
    });
    expect(problems).toEqual([expect.stringContaining('"connect": "psql --password')]);
    expect(JSON.stringify([problems, outcome])).not.toContain("correct-horse");
    expect(commands).toEqual([]);
  });

  it("shows and journals what it prints without secrets", async () => {
    const runbook = small(({ step }) => [
      step({ name: "tell", run: async ({ $ }) => void (await $`show-config`) }),
    ]);
    const { entries, problems } = await rehearse(runbook, {
      inputs: { password: "correct-horse" },
      replies: [{ command: "show-config", stdout: "password=correct-horse\n" }],
      expect: { status: "completed" },
    });
    expect(problems).toEqual([]);
    expect(JSON.stringify(entries)).toContain("password=");
    expect(JSON.stringify(entries)).not.toContain("correct-horse");
  });

  it("does not hold up the run with $.sync", async () => {
    const runbook = small(({ step }) => [step({ name: "wait", run: ({ $ }) => void $.sync`sleep 1` })]);
    const { problems } = await rehearse(runbook, {
      replies: [{ command: /sleep/ }],
      expect: { status: "failed", because: "$.sync" },
    });
    expect(problems).toEqual([]);
  });
});
