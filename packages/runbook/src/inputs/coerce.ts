import { typeName } from "./complaint.ts";
import { display } from "./display.ts";
import type { Checked } from "./input-check.ts";

/** As much of a schema as says how a text is read. */
interface Typed {
  readonly type?: unknown;
  readonly items?: unknown;
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/**
 * Reads the text of a flag, an answer or an environment variable as the type that `schema` says. Lists are JSON, or
 * texts, numbers or booleans between commas; maps are JSON. Whether the value is allowed is not asked here.
 *
 * @param isSecret whether nothing of the text may be shown.
 */
export function fromText(text: string, schema: Typed, isSecret: boolean): Checked {
  switch (schema.type) {
    case "integer":
    case "number":
    case "boolean":
      return scalar(text, schema.type, isSecret);
    case "array":
      return text.trimStart().startsWith("[") || !isOfScalars(schema.items)
        ? json(text, Array.isArray, 'a list as JSON, such as ["a", "b"]', isSecret)
        : betweenCommas(text, schema.items, isSecret);
    case "object":
      return json(text, isMap, 'a map as JSON, such as {"a": "b"}', isSecret);
    default:
      return { value: text };
  }
}

function scalar(text: string, type: string, isSecret: boolean): Checked {
  const trimmed = text.trim();
  if (type === "boolean" && (trimmed === "true" || trimmed === "false")) return { value: trimmed === "true" };
  if (type !== "boolean" && NUMBER.test(trimmed)) {
    const value = Number(trimmed);
    if (type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value)) return { value };
  }
  return { problem: `must be ${typeName(type)}${isSecret ? "" : `, not ${display(text)}`}` };
}

function isOfScalars(items: unknown): items is { readonly type: string } {
  if (!isMap(items)) return false;
  return ["string", "integer", "number", "boolean"].includes(String(items.type));
}

function betweenCommas(text: string, items: { readonly type: string }, isSecret: boolean): Checked {
  if (text.trim() === "") return { value: [] };
  const values: unknown[] = [];
  for (const part of text.split(",").map((one) => one.trim())) {
    const read: Checked = items.type === "string" ? { value: part } : scalar(part, items.type, isSecret);
    if (read.problem !== undefined) return { problem: `at ${values.length} ${read.problem}` };
    values.push(read.value);
  }
  return { value: values };
}

function json(text: string, isRight: (value: unknown) => boolean, form: string, isSecret: boolean): Checked {
  try {
    const value: unknown = JSON.parse(text);
    if (isRight(value)) return { value };
  } catch {
    // Said below, and without the engine's message, which quotes the text.
  }
  return { problem: `must be ${form}${isSecret ? "" : `, not ${display(text)}`}` };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
