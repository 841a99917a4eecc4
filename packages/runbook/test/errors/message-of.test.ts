import { expect, it } from "vitest";
import { $ } from "zx";
import { messageOf } from "../../src/errors/message-of.ts";

it("of a command that failed says how it ended and what it said last, and no more", async () => {
  const error: unknown = await $({ quiet: true })`echo oops >&2; exit 7`.catch((reason: unknown) => reason);
  expect(messageOf(error)).toBe("the command ended with exit code 7: oops");
});

it("of an error with a cause says both, and once what both say", () => {
  expect(messageOf(new Error("no answer", { cause: new Error("refused") }))).toBe("no answer: refused");
  expect(messageOf(new Error("no answer: refused", { cause: new Error("refused") }))).toBe(
    "no answer: refused",
  );
});

it("of what is no error is what was thrown", () => {
  expect(messageOf("gone")).toBe("gone");
});
