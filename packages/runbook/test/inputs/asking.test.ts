import { describe, expect, it } from "vitest";
import type { Ask, Question } from "../../src/inputs/ask.ts";
import { resolveInputs } from "../../src/inputs/resolve.ts";
import { encryptedSecret } from "../stack/exports.ts";
import { refusalOf } from "./refusal.ts";
import { RUNBOOK } from "./schemas.ts";
import { stackWith } from "./stacks.ts";

/** Answers by name, and remembers the questions. */
function answering(answers: Readonly<Record<string, string>>): { ask: Ask; questions: Question[] } {
  const questions: Question[] = [];
  const ask: Ask = (question) => {
    questions.push(question);
    return Promise.resolve(answers[question.name] ?? "");
  };
  return { ask, questions };
}

describe("a person", () => {
  it("is asked for what is required and missing, and for nothing else", async () => {
    const { ask, questions } = answering({ host: "db", password: "hunter2" });
    const { inputs, origins, secrets } = await resolveInputs(RUNBOOK, { ask, flags: ["port=1"] });
    expect(inputs).toMatchObject({ host: "db", password: "hunter2", port: 1 });
    expect(origins).toMatchObject({ host: "asked", password: "asked" });
    expect(secrets).toEqual(["password"]);
    expect(questions.map(({ name, description, isSecret }) => [name, description, isSecret])).toEqual([
      ["host", "Where the database listens.", false],
      ["password", "Of the owner of the tables.", true],
    ]);
  });

  it("is asked for what the export holds encrypted", async () => {
    const { ask, questions } = answering({ host: "db-host", password: "hunter2" });
    await resolveInputs(RUNBOOK, { ask, stack: stackWith({ databaseHost: encryptedSecret() }) });
    expect(questions.map(({ name }) => name)).toContain("host");
  });

  it("is asked nothing while something given is wrong", async () => {
    const { ask, questions } = answering({});
    const message = await refusalOf(resolveInputs(RUNBOOK, { ask, flags: ["port=ten"] }));
    expect(message).toBe('input "port" must be a whole number, not "ten"');
    expect(questions).toEqual([]);
  });

  it("can be told before the answer is sent off that it will not do", async () => {
    const inputs = {
      required: ["count", "pin"],
      properties: {
        count: { type: "integer", description: "How many.", maximum: 9 },
        pin: { type: "string", description: "The pin.", secret: true, pattern: "^\\d+$" },
      },
    } as const;
    const { ask, questions } = answering({ count: "3", pin: "1234" });
    await resolveInputs({ inputs }, { ask });
    const [count, pin] = questions;
    expect(count?.problemWith("3")).toBeUndefined();
    expect(count?.problemWith("three")).toBe('input "count" must be a whole number, not "three"');
    expect(count?.problemWith("10")).toBe('input "count" must be at most 9, not 10');
    expect(pin?.problemWith("12x4")).toBe('input "pin" must match ^\\d+$');
    expect(pin?.problemWith("")).toBe('input "pin" is a secret and is empty');
  });

  it("whose answer will not do after all is refused", async () => {
    const { ask } = answering({ host: "db", password: "pw" });
    const message = await refusalOf(resolveInputs(RUNBOOK, { ask }));
    expect(message).toBe('input "password" must have at least 3 characters');
  });
});
