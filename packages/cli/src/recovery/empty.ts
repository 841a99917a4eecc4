import { InputError } from "@rampart/core/errors";
import type { StackDocument } from "@rampart/core/read";

/**
 * Refuses stacks without a single resource: nothing is missed where nothing is, and that must not look well.
 *
 * @throws {InputError} naming the first of them.
 */
export function refuseEmpty(documents: readonly StackDocument[]): void {
  const [first] = documents;
  if (first === undefined || documents.some(({ records }) => records.length > 0)) return;
  const pointer = first.kind === "export" ? first.pointer(0).replace(/\/0$/, "") : undefined;
  throw new InputError("there is no resource in it", {
    file: first.file,
    ...(pointer === undefined ? {} : { pointer }),
    advice: "Name the export or the preview of a stack that has been, or is to be, deployed.",
  });
}
