import { refuseUnlessValid } from "./envelope.ts";
import { readText } from "./input-text.ts";
import { parseJson } from "./json.ts";

/**
 * The JSON document in a file that is not a stack's, once it follows `schema`.
 *
 * @throws {InputError} if it cannot be read, is not JSON, or does not follow the schema.
 */
export async function readJsonFile(file: string, schema: object, advice: string): Promise<unknown> {
  const document = parseJson(await readText(file, process.stdin), file);
  refuseUnlessValid(document, schema, file, "", advice);
  return document;
}
