import type { Entry, PartFacts } from "../journal/entry.ts";

/**
 * The parts of the runbook in their order: as whoever worked on it last had them, then those that the runbook has no
 * longer. Items of a `forEach` stand after it.
 */
export function partsOf(entries: readonly Entry[]): readonly PartFacts[] {
  const parts = new Map<string, PartFacts>();
  const seen = seenParts(entries);
  for (const declared of declaredParts(entries)) {
    for (const { name, ...facts } of declared) {
      if (!parts.has(name)) parts.set(name, { ...(seen.get(name) ?? { kind: "step" }), ...facts, name });
    }
  }
  for (const [name, part] of seen) if (!parts.has(name)) parts.set(name, part);
  return nested([...parts.values()]);
}

type Declared = Omit<PartFacts, "kind"> & Partial<Pick<PartFacts, "kind">>;

/** The lists of the runs and resumptions, the last one first. */
function declaredParts(entries: readonly Entry[]): readonly (readonly Declared[])[] {
  return entries
    .flatMap(({ event }) => (event.kind === "run-started" || event.kind === "run-resumed" ? [event] : []))
    .map(({ items, parts }) => parts ?? items.map((name) => ({ name })))
    .reverse();
}

/** What the entries give away about parts. */
function seenParts(entries: readonly Entry[]): ReadonlyMap<string, PartFacts> {
  const seen = new Map<string, PartFacts>();
  for (const { event } of entries) {
    if (!("step" in event) || event.step === undefined || event.kind === "run-stopped") continue;
    const known = seen.get(event.step);
    const kind = kindOf(event.kind) ?? known?.kind ?? "step";
    const within = groupOf(event.step);
    seen.set(event.step, { ...known, name: event.step, kind, ...(within !== undefined && { within }) });
  }
  return seen;
}

function kindOf(event: Entry["event"]["kind"]): PartFacts["kind"] | undefined {
  if (event === "gate-checked") return "gate";
  if (event === "items-listed") return "forEach";
  return event === "manual-requested" || event === "manual-confirmed" ? "manual" : undefined;
}

/** `copy[a.txt]` is an item of `copy`. */
function groupOf(step: string): string | undefined {
  const bracket = step.endsWith("]") ? step.indexOf("[") : -1;
  return bracket > 0 ? step.slice(0, bracket) : undefined;
}

/** Each group before what stands in it. */
function nested(parts: readonly PartFacts[]): readonly PartFacts[] {
  const names = new Set(parts.map(({ name }) => name));
  const isInside = ({ name, within }: PartFacts): boolean =>
    within !== undefined && within !== name && names.has(within);
  const members = Map.groupBy(parts.filter(isInside), ({ within }) => within);
  const placed = new Set<PartFacts>();
  const place = (part: PartFacts): readonly PartFacts[] => {
    if (placed.has(part)) return [];
    placed.add(part);
    return [part, ...(members.get(part.name) ?? []).flatMap(place)];
  };
  // Groups that stand in each other are in no runbook, but must not get lost in a journal that was edited.
  return [...parts.filter((part) => !isInside(part)), ...parts].flatMap(place);
}
