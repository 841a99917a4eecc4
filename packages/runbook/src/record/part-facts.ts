import type { PartFacts } from "../journal/entry.ts";
import type { Item, ManualStep, Step } from "../model/step.ts";

/** What a journal notes of the parts of a runbook, for its records: in their order, groups before what stands in them. */
export function partFactsOf(items: readonly Item[]): readonly PartFacts[] {
  return items.flatMap((item): readonly PartFacts[] => {
    switch (item.kind) {
      case "parallel":
        return [
          { name: item.name, kind: item.kind },
          ...item.steps.map((step) => ({ ...actFacts(step), within: item.name })),
        ];
      case "step":
      case "manual":
        return [actFacts(item)];
      default:
        return [withPurpose({ name: item.name, kind: item.kind }, item.purpose)];
    }
  });
}

function actFacts({ name, kind, purpose, ifItFails }: Step | ManualStep): PartFacts {
  return { ...withPurpose({ name, kind }, purpose), ...(ifItFails !== undefined && { ifItFails }) };
}

function withPurpose(facts: PartFacts, purpose: string | undefined): PartFacts {
  return purpose === undefined ? facts : { ...facts, purpose };
}
