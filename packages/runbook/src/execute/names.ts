import type { Item } from "../model/step.ts";

/** Names of all parts in their order; of a `forEach`, the group's own. */
export function namesOf(items: readonly Item[]): readonly string[] {
  return items.flatMap((item) =>
    item.kind === "parallel" ? [item.name, ...item.steps.map(({ name }) => name)] : [item.name],
  );
}
