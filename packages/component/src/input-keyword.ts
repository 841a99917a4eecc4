import { Output } from "@pulumi/pulumi/output.js";
import type { FuncKeywordDefinition } from "ajv";

/**
 * The schema keyword `input`, for what JSON Schema has no word for:
 *
 * - `input: "text"`: text that is not empty, a promise of it, or the output of a resource;
 * - `input: "output"`: a promise or an output, whatever it comes to.
 */
export const INPUT_KEYWORD: FuncKeywordDefinition = {
  keyword: "input",
  schemaType: "string",
  errors: false,
  validate: (kind: string, data: unknown): boolean =>
    isLater(data) || (kind === "text" && typeof data === "string" && data !== ""),
};

/** Whether it is known only when the program runs on. */
function isLater(data: unknown): boolean {
  return Output.isInstance(data) || data instanceof Promise;
}
