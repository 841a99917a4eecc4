import { InputError } from "../errors.ts";
import { isEventLog, readEventLog } from "./event-log.ts";
import { parseJson } from "./json.ts";
import { isPreview, readPreview } from "./preview.ts";
import type { StackDocument } from "./source.ts";
import { isStackExport, readStackExport } from "./stack-export.ts";

/** What people mistake for a stack export, by a key it has, and what to do instead. */
const MISTAKEN: Readonly<Record<string, readonly [string, string]>> = {
  checkpoint: ["this is a state file of a backend", "Export the stack: `pulumi stack export --file FILE`."],
  resourcePlans: [
    "this is an update plan, which holds differences only",
    "Use `pulumi preview --json --show-sames > FILE` instead.",
  ],
  planned_values: ["this is a Terraform plan", "Rampart reads Pulumi stacks."],
  resource_changes: ["this is a Terraform plan", "Rampart reads Pulumi stacks."],
  Resources: ["this is a CloudFormation template", "Rampart reads Pulumi stacks."],
};

/**
 * The stack documents in the text of one file: an export, a list of exports, a preview, or an event log.
 *
 * @throws {InputError} if it is none of them.
 */
export function readDocuments(text: string, file: string): StackDocument[] {
  if (isEventLog(text)) return [readEventLog(text, file)];
  const document = parseJson(text, file);
  if (!Array.isArray(document)) return [readDocument(document, file)];
  if (document.length === 0) throw notADocument(file, "");
  return document.map((one, index) => readDocument(one, file, `/${index}`));
}

function readDocument(document: unknown, file: string, prefix = ""): StackDocument {
  if (typeof document !== "object" || document === null) throw notADocument(file, prefix);
  if (isStackExport(document)) return readStackExport(document, file, prefix);
  if (isPreview(document) && prefix === "") return readPreview(document, file);
  for (const [key, [problem, advice]] of Object.entries(MISTAKEN)) {
    if (Object.hasOwn(document, key)) throw new InputError(problem, { file, advice });
  }
  throw notADocument(file, prefix);
}

function notADocument(file: string, pointer: string): InputError {
  return new InputError("this is neither a stack export nor a preview", {
    file,
    ...(pointer === "" ? {} : { pointer }),
    advice: "Make one with `pulumi stack export --file FILE` or `pulumi preview --json --show-sames > FILE`.",
  });
}
