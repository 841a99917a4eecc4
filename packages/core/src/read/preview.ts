import { RESOURCE_OR_NULL_SCHEMA, refuseUnlessValid } from "./envelope.ts";
import { type RawResource, type StackDocument, toRecord } from "./source.ts";

const SCHEMA = {
  type: "object",
  properties: {
    steps: {
      type: ["array", "null"],
      items: {
        type: "object",
        required: ["op", "urn"],
        properties: {
          op: { type: "string" },
          urn: { type: "string" },
          newState: RESOURCE_OR_NULL_SCHEMA,
        },
      },
    },
  },
} as const;

interface Preview {
  readonly steps?: readonly Step[] | null;
}

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly newState?: RawResource | null;
}

export function isPreview(document: object): boolean {
  return "steps" in document || "changeSummary" in document;
}

/**
 * Reads what `pulumi preview --json` writes: what each changed resource will be. With `--show-sames` it has the
 * unchanged ones too. On a first preview it has no outputs; the event log has.
 *
 * @throws {InputError} if it is not as Pulumi writes it.
 */
export function readPreview(document: object, file: string): StackDocument {
  refuseUnlessValid(document, SCHEMA, file);
  const states = new Map<string, { state: RawResource; index: number }>();
  const deleted = new Set<string>();
  for (const [index, { op, urn, newState }] of ((document as Preview).steps ?? []).entries()) {
    // A replacement takes several steps for one URN; what counts is what stands in the end.
    if (newState && !op.startsWith("delete")) states.set(urn, { state: newState, index });
    else if (op === "delete" || op === "discard") deleted.add(urn);
  }
  for (const urn of states.keys()) deleted.delete(urn);
  const kept = [...states.values()];
  return {
    kind: "preview",
    file,
    records: kept.map(({ state }) => toRecord(state, true)),
    deleted,
    pointer: (index) => `/steps/${kept[index]?.index ?? index}/newState`,
  };
}
