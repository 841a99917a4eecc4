import { InputError } from "../errors.ts";
import { Value } from "../value/index.ts";
import type { ResourceRecord } from "./record.ts";
import { References } from "./references.ts";
import { type AnyProperties, Resource } from "./resource.ts";

/** Where the resources of a graph come from. */
export interface Source {
  /** A file name or another name for people. */
  readonly name: string;
  readonly records: readonly ResourceRecord[];
}

/**
 * The resources of one or several stacks and how they refer to each other. Every reader makes one; every rule and
 * analyser reads it. It does not change after it is made.
 */
export class ResourceGraph {
  readonly resources: readonly Resource[];
  readonly #byUrn: ReadonlyMap<string, Resource>;
  readonly #byType: ReadonlyMap<string, readonly Resource[]>;
  readonly #references: References;

  private constructor(resources: readonly Resource[], byUrn: ReadonlyMap<string, Resource>) {
    this.resources = resources;
    this.#byUrn = byUrn;
    this.#byType = Map.groupBy(resources, (resource) => resource.type);
    this.#references = new References(this);
  }

  /**
   * Makes the graph of all `sources`.
   *
   * @throws {InputError} if two resources have one URN, or the parents of a resource go in a circle.
   */
  static of(...sources: readonly Source[]): ResourceGraph {
    const byUrn = new Map<string, Resource>();
    for (const { name, records } of sources) {
      for (const [index, record] of records.entries()) {
        if (byUrn.has(record.urn)) throw duplicate(name, index, record.urn);
        byUrn.set(record.urn, new Resource(record));
      }
    }
    const resources = [...byUrn.values()];
    refuseCircles(resources, byUrn, sources);
    return new ResourceGraph(resources, byUrn);
  }

  /** The same graph with other inputs for the resources whose URNs are named, in Pulumi's encoding. */
  withInputs(inputs: ReadonlyMap<string, AnyProperties>): ResourceGraph {
    const resources = this.resources.map((resource) => {
      const changed = inputs.get(resource.urn);
      return changed === undefined ? resource : resource.withInputs(changed);
    });
    return new ResourceGraph(resources, new Map(resources.map((resource) => [resource.urn, resource])));
  }

  get(urn: string): Resource | undefined {
    return this.#byUrn.get(urn);
  }

  /** The resources of the canonical type `type`. */
  ofType<Properties = AnyProperties>(type: string): readonly Resource<Properties>[] {
    return (this.#byType.get(type) ?? []) as readonly Resource<Properties>[];
  }

  /** The canonical types that occur. */
  get types(): Iterable<string> {
    return this.#byType.keys();
  }

  /** How resources refer to each other by a property. */
  get references(): References {
    return this.#references;
  }

  /**
   * The region (AWS) or location (Azure) of `resource`: its own, else its provider's. Azure's display names
   * ("West Europe") are given as names (`westeurope`).
   */
  regionOf(resource: Resource): Value<string> {
    // Some AWS types have a location that is no region, such as the site of a Direct Connect port.
    const key = isAzure(resource) ? "location" : "region";
    const own = resource.get(key) as Value<string>;
    return own.or(this.#providerSetting(resource, key)).mapText(regionName);
  }

  /** The account (AWS) or subscription (Azure) of `resource`, from its ARN or id, else its provider's settings. */
  accountOf(resource: Resource): Value<string> {
    const subscription = resource.id?.match(/^\/subscriptions\/([^/]+)/i)?.[1];
    if (subscription !== undefined) return Value.of<string>(subscription, "id");
    const account = (resource.outputs.get("arn") as Value<string>).mapText((arn) => arn.split(":")[4] ?? "");
    if (account.knownText()) return account;
    return this.#providerSetting(resource, isAzure(resource) ? "subscriptionId" : "accountId");
  }

  #providerSetting(resource: Resource, key: string): Value<string> {
    const provider = resource.providerUrn === undefined ? undefined : this.get(resource.providerUrn);
    return (provider?.get(key) ?? Value.of(undefined, key)) as Value<string>;
  }
}

function isAzure({ type }: Resource): boolean {
  return type.startsWith("azure");
}

function regionName(text: string): string {
  return text.toLowerCase().replaceAll(" ", "");
}

function duplicate(file: string, index: number, urn: string): InputError {
  return new InputError(`two resources have the URN ${urn}`, {
    file,
    pointer: `/${index}`,
    advice: "A stack holds a URN once; if these are two stacks, export each under its own name.",
  });
}

function refuseCircles(
  resources: readonly Resource[],
  byUrn: ReadonlyMap<string, Resource>,
  sources: readonly Source[],
): void {
  const safe = new Set<string>();
  for (const resource of resources) {
    // Nearly always the parent stands before its children.
    if (resource.parentUrn === undefined || safe.has(resource.parentUrn)) {
      safe.add(resource.urn);
      continue;
    }
    const path = new Set<string>();
    let current: Resource | undefined = resource;
    while (current !== undefined && !safe.has(current.urn)) {
      if (path.has(current.urn)) {
        throw new InputError(`the parents of ${current.urn} go in a circle`, {
          file: sources.map(({ name }) => name).join(", "),
          advice: "Export the stack again with `pulumi stack export`; this file was edited or damaged.",
        });
      }
      path.add(current.urn);
      current = current.parentUrn === undefined ? undefined : byUrn.get(current.parentUrn);
    }
    for (const urn of path) safe.add(urn);
  }
}
