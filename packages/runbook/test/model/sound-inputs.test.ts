import { InputError } from "@rampart/core/errors";
import { describe, expect, it } from "vitest";
import { defineRunbook, type InputsSchema } from "../../src/index.ts";

/** What is wrong with these inputs, a line each; nothing if they are sound. */
function problemsOf(inputs: unknown): string {
  try {
    defineRunbook({ name: "a", purpose: "b", inputs: inputs as InputsSchema }, () => []);
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
}

function withInput(input: Readonly<Record<string, unknown>>, name = "one"): string {
  return problemsOf({ properties: { [name]: { type: "string", description: "Some.", ...input } } });
}

describe("inputs of a runbook", () => {
  it.each([
    [{ pattern: "^a+$", minLength: 1, examples: ["aa"] }],
    [{ type: "array", items: { enum: ["a", "b"] }, default: ["a"], uniqueItems: true }],
    [{ type: "object", properties: { a: { type: "number" } }, required: ["a"], default: { a: 1 } }],
    [{ secret: true, stackOutput: "password" }],
  ])("that are sound are taken: %j", (input) => {
    expect(withInput(input)).toBe("");
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ type: "text" }, "its `type` must be one of string, integer"],
    [{ type: ["string", "null"] }, "its `type` must be one of string, integer"],
    [{ description: "" }, "it has no `description`"],
    [{ description: undefined }, "it has no `description`"],
    [{ minLenght: 1 }, 'unknown keyword: "minLenght"'],
    [{ pattern: "(" }, "its schema is not right"],
    [{ format: "email" }, 'unknown format "email"'],
    [{ minimum: 1 }, "its schema is not right"],
    [{ default: 7 }, "its default must be text, not 7"],
    [{ enum: ["a", "b"], default: "c" }, 'its default must be one of "a", "b", not "c"'],
    [
      { type: "object", properties: { a: { type: "number" } }, default: { a: "x" } },
      "its default at a must be",
    ],
    [{ stackOutput: "" }, "its `stackOutput` is empty"],
    [{ stackOutput: 7 }, "stackOutput"],
    [{ secret: "yes" }, "secret"],
    [{ secret: true, default: "hunter2" }, "it is a secret, and its default would tell it"],
    [{ secret: true, enum: ["hunter2"], examples: ["hunter2"] }, "its enum and examples would tell it"],
    [
      { type: "object", properties: { password: { type: "string", secret: true } } },
      '"secret" counts for a whole input only',
    ],
    [
      { type: "array", items: { type: "string", stackOutput: "a" } },
      '"stackOutput" counts for a whole input only',
    ],
  ])("are refused for %j", (input, problem) => {
    const message = withInput(input);
    expect(message).toContain('runbook a: input "one": ');
    expect(message).toContain(problem);
    expect(message).not.toContain("hunter2");
  });

  it.each(["a=b", "", "1a", "a b", "é"])("cannot be called %j, as a flag could not name them", (name) => {
    expect(withInput({}, name)).toContain("is not a name");
  });

  it("that are required must be described", () => {
    expect(problemsOf({ required: ["two"], properties: {} })).toContain(
      'input "two" is required and not described',
    );
  });

  it("have nothing that does not count", () => {
    expect(problemsOf({ properties: {}, requierd: ["a"] })).toContain('the unknown key "requierd"');
    expect(problemsOf({ type: "object", properties: {}, additionalProperties: false })).toBe("");
    expect(problemsOf(undefined)).toContain("`inputs: { properties: {} }`");
  });

  it("are all named that are wrong", () => {
    const message = problemsOf({
      required: ["three"],
      properties: { one: { type: "string" }, two: { type: "integer", description: "Two.", default: "2" } },
    });
    expect(message.split("\n")).toHaveLength(3);
  });
});
