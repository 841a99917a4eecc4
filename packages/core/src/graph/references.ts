import type { Value } from "../value/index.ts";
import type { AnyProperties, Resource } from "./resource.ts";

/** The part of a graph that following references takes. */
interface Resources {
  get(urn: string): Resource | undefined;
  ofType(type: string): readonly Resource[];
}

/** Says which resources point at which: the property `through` of `type` names one of the `to` types. */
export interface Reference {
  readonly type: string;
  /** A property path of plain keys, such as `bucket` or `vpcOptions.securityGroupIds`. */
  readonly through: string;
  readonly to: readonly string[];
}

/** The resources that point at one resource. */
export interface Referrers {
  readonly certain: readonly Resource[];
  /** They may point at it: whom they point at is not known yet. The paths are of the referring property. */
  readonly possible: readonly { readonly resource: Resource; readonly path: string }[];
}

const NONE: Referrers = { certain: [], possible: [] };

/** Properties by which other resources name a resource. */
const IDENTIFIERS = [
  "arn",
  "id",
  "bucket",
  "name",
  "identifier",
  "clusterIdentifier",
  "keyId",
  "repositoryName",
  "resourceGroupName",
  "accountName",
  "vaultName",
  "serverName",
  "networkSecurityGroupName",
  "namespaceName",
  "profileName",
  "url",
] as const;

/**
 * Finds referrers by what the program wired (`propertyDependencies`) and by the values themselves, so that an id
 * written as text counts as much as one passed on. Each kind of reference is indexed once, when first asked for.
 */
export class References {
  readonly #graph: Resources;
  readonly #followed = new Set<string>();
  readonly #indexes = new Map<string, ReferenceIndex>();
  readonly #identified = new Map<string, ReadonlyMap<string, readonly Resource[]>>();

  constructor(graph: Resources) {
    this.#graph = graph;
  }

  /** The resources of `reference.type` that point at `target`. */
  to(target: Resource, reference: Reference): Referrers {
    const { byTarget, undecided } = this.#index(reference);
    const certain = byTarget.get(target.urn) ?? [];
    if (undecided.length === 0) return certain.length === 0 ? NONE : { certain, possible: [] };
    // What is not known of a resource before the deployment does not come from itself.
    const mayBe = ({ resource, among }: Undecided): boolean =>
      resource !== target && (among?.has(target.urn) ?? true);
    return { certain, possible: undecided.filter(mayBe) };
  }

  /** Types whose resources were asked whom they point at. */
  get typesFollowed(): ReadonlySet<string> {
    return this.#followed;
  }

  /** The resources of `reference.to` that `resource` certainly points at. */
  from(resource: Resource, reference: Reference): readonly Resource[] {
    return this.#follow(resource, reference).targets;
  }

  #index(reference: Reference): ReferenceIndex {
    const key = `${reference.type} ${reference.through} ${reference.to.join(" ")}`;
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = this.#build(reference);
      this.#indexes.set(key, index);
    }
    return index;
  }

  #build(reference: Reference): ReferenceIndex {
    this.#followed.add(reference.type);
    const byTarget = new Map<string, Resource[]>();
    const undecided: Undecided[] = [];
    for (const resource of this.#graph.ofType(reference.type)) {
      const { targets, hidden } = this.#follow(resource, reference);
      for (const target of targets) append(byTarget, target.urn, resource);
      if (hidden !== undefined) undecided.push({ resource, ...hidden });
    }
    return { byTarget, undecided };
  }

  #follow(resource: Resource, reference: Reference): Followed {
    const [top = "", ...rest] = reference.through.split(".");
    let value: Value = resource.get(top);
    for (const key of rest) value = (value as Value<AnyProperties>).get(key);
    const items = value.items().filter((item) => !item.isAbsent);

    const targets = new Set<Resource>();
    let hiddenAt: string | undefined;
    let isUnmatched = false;
    for (const item of items) {
      if (item.isHidden) {
        hiddenAt ??= item.path;
        continue;
      }
      const named = this.#named(item.knownText(), reference.to);
      for (const target of named) targets.add(target);
      isUnmatched ||= named.length === 0;
    }
    const sources = resource.sourcesOf(top);
    const wired = (sources ?? []).flatMap((urn) => {
      const source = this.#graph.get(urn);
      return source !== undefined && reference.to.includes(source.type) ? [source] : [];
    });
    if (hiddenAt === undefined) {
      // A known text may hold the id of its source without being it, such as a URL.
      if (isUnmatched) for (const target of wired) targets.add(target);
      return { targets: [...targets], hidden: undefined };
    }
    if (sources === undefined) return { targets: [...targets], hidden: { path: hiddenAt, among: undefined } };
    if (items.length === 1 && wired.length > 1) {
      // One of several, and not said which.
      const among = new Set(wired.map(({ urn }) => urn));
      return { targets: [...targets], hidden: { path: hiddenAt, among } };
    }
    for (const target of wired) targets.add(target);
    const settled = wired.length > 0 || (sources.length > 0 && sources.every((urn) => this.#isItself(urn)));
    return { targets: [...targets], hidden: settled ? undefined : { path: hiddenAt, among: undefined } };
  }

  /** Whether outputs of `urn` speak of itself; those of a component or another stack may name any resource. */
  #isItself(urn: string): boolean {
    const source = this.#graph.get(urn);
    return source?.isCustom === true && !source.type.startsWith("pulumi:");
  }

  #named(text: string | undefined, types: readonly string[]): Resource[] {
    if (text === undefined) return [];
    return types.flatMap((type) => this.#byIdentifier(type).get(text.toLowerCase()) ?? []);
  }

  #byIdentifier(type: string): ReadonlyMap<string, readonly Resource[]> {
    let index = this.#identified.get(type);
    if (index === undefined) {
      index = indexByIdentifier(this.#graph.ofType(type));
      this.#identified.set(type, index);
    }
    return index;
  }
}

interface Undecided {
  readonly resource: Resource;
  readonly path: string;
  /** URNs it may point at; any where it is not said. */
  readonly among: ReadonlySet<string> | undefined;
}

interface Followed {
  readonly targets: readonly Resource[];
  /** The part that does not say whom it points at. */
  readonly hidden: Omit<Undecided, "resource"> | undefined;
}

interface ReferenceIndex {
  readonly byTarget: ReadonlyMap<string, readonly Resource[]>;
  readonly undecided: readonly Undecided[];
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function indexByIdentifier(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    const names = new Set<string>();
    if (resource.id !== undefined) names.add(resource.id.toLowerCase());
    for (const key of IDENTIFIERS) {
      for (const value of [resource.inputs.get(key as never) as Value, resource.outputs.get(key)]) {
        const text = value.knownText();
        if (text) names.add(text.toLowerCase());
      }
    }
    for (const name of names) append(index, name, resource);
  }
  return index;
}
