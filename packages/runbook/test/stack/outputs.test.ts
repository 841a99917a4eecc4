import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stackFromExport } from "../../src/stack/from-documents.ts";
import type { StackOutput } from "../../src/stack/stack.ts";
import { deployment, encryptedSecret, exportOf, plainSecret, stackResource } from "./exports.ts";

function outputsOf(outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, StackOutput>> {
  return stackFromExport(exportOf(stackResource(outputs)), "prod.json").outputs;
}

describe("outputs of a stack", () => {
  it("are what the program gave, whatever JSON that is", () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (given) => {
        const outputs = outputsOf(given);
        expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))).toEqual(
          JSON.parse(JSON.stringify(given)),
        );
        expect(Object.values(outputs).some(({ isSecret }) => isSecret)).toBe(false);
      }),
    ));

  it("are in the clear and called secret if exported with --show-secrets", () => {
    expect(outputsOf({ password: plainSecret("hunter2") })).toEqual({
      password: { value: "hunter2", isSecret: true },
    });
  });

  it("are secret as a whole if a part is", () => {
    expect(outputsOf({ database: { host: "db", password: plainSecret({ now: [1, null] }) } })).toEqual({
      database: { value: { host: "db", password: { now: [1, null] } }, isSecret: true },
    });
  });

  it("say how to get at them if they are encrypted", () => {
    const { database } = outputsOf({ database: { host: "db", password: encryptedSecret() } });
    expect(database).toEqual({
      value: undefined,
      isSecret: true,
      whyUnknown: expect.stringContaining("--show-secrets") as string,
    });
  });

  it("are not told before they are computed", () => {
    expect(outputsOf({ url: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).toEqual({
      url: { value: undefined, isSecret: false, whyUnknown: "it is not known before the next deployment" },
    });
  });

  it("of two stacks stand side by side, but for those that contradict each other", () => {
    const text = JSON.stringify([
      deployment(stackResource({ region: "eu-west-1", zone: "Z1", vpc: "vpc-1" })),
      deployment(stackResource({ region: "eu-central-1", zone: "Z1", replica: "r" }, "recovery")),
    ]);
    const { outputs, name } = stackFromExport(text, "both.json");
    expect(name).toBe("shop/prod, shop/recovery");
    expect(outputs).toEqual({
      zone: { value: "Z1", isSecret: false },
      vpc: { value: "vpc-1", isSecret: false },
      replica: { value: "r", isSecret: false },
      region: {
        value: undefined,
        isSecret: false,
        whyUnknown: "two of the stacks have different ones: say which value is meant",
      },
    });
  });
});
