import { stackFromExport } from "../../src/stack/from-documents.ts";
import type { StackState } from "../../src/stack/stack.ts";
import { exportOf, stackResource } from "../stack/exports.ts";

/** A stack with these outputs, in Pulumi's encoding. */
export function stackWith(outputs: Readonly<Record<string, unknown>>): StackState {
  return stackFromExport(exportOf(stackResource(outputs)), "prod.json");
}
