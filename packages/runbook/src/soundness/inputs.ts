import { inputCheck } from "../inputs/input-check.ts";
import type { InputSchema, InputsSchema } from "../model/schema.ts";
import { inputNameProblem } from "./names.ts";

const KNOWN_TYPES: readonly unknown[] = ["string", "integer", "number", "boolean", "array", "object"];
const TELLING: readonly (keyof InputSchema)[] = ["default", "enum", "examples"];

/** What is wrong with the inputs of a runbook, a sentence each. */
export function problemsOfInputs(schema: unknown): string[] {
  if (!isMap(schema) || !isMap(schema.properties)) {
    return ["its inputs have no `properties`; write `inputs: { properties: {} }` where there are none"];
  }
  const { properties, required = [], ...rest } = schema as unknown as InputsSchema;
  const problems = Object.entries(properties).flatMap(([name, input]) =>
    problemsOfInput(name, input).map((problem) => `input "${name}": ${problem}`),
  );
  for (const key of Object.keys(rest).filter((key) => key !== "type" && key !== "additionalProperties")) {
    problems.push(`its inputs have the unknown key "${key}"; only \`properties\` and \`required\` count`);
  }
  for (const name of required) {
    if (!Object.hasOwn(properties, name)) {
      problems.push(`input "${name}" is required and not described; add it to the \`properties\``);
    }
  }
  return problems;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function problemsOfInput(name: string, input: InputSchema): string[] {
  const nameProblem = inputNameProblem(name);
  if (nameProblem !== undefined) return [nameProblem];
  if (!isMap(input) || !KNOWN_TYPES.includes(input.type)) {
    return [`its \`type\` must be one of ${KNOWN_TYPES.join(", ")}`];
  }
  const problems = problemsOfWords(input);
  if (input.secret === true) {
    const telling = TELLING.filter((key) => input[key] !== undefined);
    if (telling.length > 0) {
      problems.push(`it is a secret, and its ${telling.join(" and ")} would tell it; take that out`);
    }
  }
  try {
    const check = inputCheck(name, input);
    if (input.default !== undefined && input.secret !== true) {
      const { problem } = check(input.default, false);
      if (problem !== undefined) problems.push(`its default ${problem}`);
    }
  } catch (error) {
    problems.push(`its schema is not right: ${(error as Error).message.replace(/^strict mode: /, "")}`);
  }
  return problems;
}

function problemsOfWords({ description, stackOutput }: InputSchema): string[] {
  const problems: string[] = [];
  if (typeof description !== "string" || description.trim() === "") {
    problems.push("it has no `description`; write in which words people are asked for it");
  }
  if (stackOutput === "") problems.push("its `stackOutput` is empty; write the name of the output");
  return problems;
}
