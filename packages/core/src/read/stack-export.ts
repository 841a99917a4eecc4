import { InputError } from "../errors.ts";
import { RESOURCE_SCHEMA, refuseUnlessValid } from "./envelope.ts";
import { type RawResource, type StackDocument, toRecord } from "./source.ts";

/** Versions of the deployment format that are read; 4 only adds a list of features. */
const VERSIONS: readonly unknown[] = [3, 4];

const SCHEMA = {
  type: "object",
  required: ["deployment"],
  properties: {
    deployment: {
      type: "object",
      properties: { resources: { type: ["array", "null"], items: RESOURCE_SCHEMA } },
    },
  },
} as const;

interface StackExport {
  readonly deployment: { readonly resources?: readonly RawResource[] | null };
}

export function isStackExport(document: object): boolean {
  return "deployment" in document;
}

/**
 * Reads what `pulumi stack export` writes.
 *
 * @param prefix JSON pointer to `document` in the file, where the file holds several.
 * @throws {InputError} if it is of a version that is not known, or not as Pulumi writes it.
 */
export function readStackExport(document: object, file: string, prefix = ""): StackDocument {
  const { version } = document as { readonly version?: unknown };
  if (!VERSIONS.includes(version)) {
    const problem =
      typeof version === "number"
        ? `this is a stack export of version ${version}, not 3`
        : "this is a stack export without a version";
    throw new InputError(problem, {
      file,
      pointer: `${prefix}/version`,
      advice: "Export the stack again with a current Pulumi CLI (3 or later).",
    });
  }
  refuseUnlessValid(document, SCHEMA, file, prefix);
  const raw = (document as StackExport).deployment.resources ?? [];
  // A resource that waits to be deleted after its replacement has the URN of the replacement.
  const kept = raw.flatMap((resource, index) => (resource.delete === true ? [] : [{ resource, index }]));
  return {
    kind: "export",
    file,
    records: kept.map(({ resource }) => toRecord(resource, true)),
    deleted: new Set(),
    pointer: (index) => `${prefix}/deployment/resources/${kept[index]?.index ?? index}`,
  };
}
