import type { Resource } from "@rampart/core/graph";
import { didYouMean } from "@rampart/core/text";

const MOST_SHOWN = 5;

/** Finds resources by what people call them. */
export class Finder {
  readonly #resources: readonly Resource[];
  readonly #byUrn: ReadonlyMap<string, Resource>;
  #byName: ReadonlyMap<string, readonly Resource[]> | undefined;

  constructor(resources: readonly Resource[]) {
    this.#resources = resources;
    this.#byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  }

  /** The one resource that `reference` can mean. */
  find(reference: string): Resource | undefined {
    const [only, ...more] = this.#meant(reference);
    return more.length === 0 ? only : undefined;
  }

  /** Why there is not one, as the end of a sentence. */
  whyNot(reference: string): string {
    const meant = this.#meant(reference);
    if (meant.length === 0) return `there is none${didYouMean(reference, [...this.#names().keys()])}`;
    if (meant.length === 1) return `there is one: ${meant[0]?.urn}`;
    const shown = meant.slice(0, MOST_SHOWN).map(({ urn }) => urn);
    const rest = meant.length > MOST_SHOWN ? `, and ${meant.length - MOST_SHOWN} more` : "";
    return `there are ${meant.length === 2 ? "two" : meant.length}: ${shown.join(", ")}${rest}; name one by its URN`;
  }

  #meant(reference: string): readonly Resource[] {
    const exact = this.#byUrn.get(reference);
    if (exact !== undefined) return [exact];
    return narrowed(this.#names().get(keyOf(reference)) ?? []);
  }

  #names(): ReadonlyMap<string, readonly Resource[]> {
    this.#byName ??= index(this.#resources);
    return this.#byName;
  }
}

function index(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const byName = new Map<string, Resource[]>();
  for (const resource of resources) {
    const names = [resource.name, resource.id, resource.outputs.get("arn").knownText()];
    for (const name of new Set(names)) {
      if (!name) continue;
      const list = byName.get(keyOf(name));
      if (list === undefined) byName.set(keyOf(name), [resource]);
      else if (!list.includes(resource)) list.push(resource);
    }
  }
  return byName;
}

/** Azure's ids are the same in upper and lower case. */
function keyOf(name: string): string {
  return /^\/subscriptions\//i.test(name) ? name.toLowerCase() : name;
}

/** A component has the name of what it is made of, and the settings of a thing often have its id. */
function narrowed(resources: readonly Resource[]): readonly Resource[] {
  if (resources.length < 2) return resources;
  const made = resources.filter(({ isCustom }) => isCustom);
  const candidates = made.length > 0 ? made : resources;
  const thing = candidates.filter((one) =>
    candidates.every((other) => other === one || other.dependencies.includes(one.urn)),
  );
  return thing.length === 1 ? thing : candidates;
}
