import { InputError } from "@rampart/core/errors";
import { describe, expect, it } from "vitest";
import { stackFromExport } from "../../src/stack/from-documents.ts";
import { stackFromAutomation, stackFromCli } from "../../src/stack/from-pulumi.ts";
import { deployment, exportOf, plainSecret, stackResource } from "./exports.ts";

const OUTPUTS = { host: "db", password: plainSecret("hunter2") };
const EXPECTED = {
  host: { value: "db", isSecret: false },
  password: { value: "hunter2", isSecret: true },
};

describe("the state of a stack", () => {
  it("comes from the Automation API, with its secrets", async () => {
    const exportStack = () => Promise.resolve(deployment(stackResource(OUTPUTS)));
    const stack = await stackFromAutomation({ name: "prod", exportStack });
    expect(stack.name).toBe("shop/prod");
    expect(stack.outputs).toEqual(EXPECTED);
  });

  it("comes from the Pulumi CLI, which is asked for secrets and asks nobody", async () => {
    const calls: (readonly string[])[] = [];
    const stack = await stackFromCli("prod", (args) => {
      calls.push(args);
      return Promise.resolve(exportOf(stackResource(OUTPUTS)));
    });
    expect(stack.outputs).toEqual(EXPECTED);
    expect(calls).toEqual([["stack", "export", "--show-secrets", "--stack", "prod", "--non-interactive"]]);
  });

  it("is refused with the name of the stack if it is not one", async () => {
    const refusal = stackFromCli("prod", () => Promise.resolve("{"));
    await expect(refusal).rejects.toThrow(InputError);
    await expect(refusal).rejects.toThrow("stack prod:1:2");
  });

  it("has the name of the file if it holds nothing that says one", () => {
    expect(stackFromExport(exportOf(), "empty.json").name).toBe("empty.json");
  });
});
