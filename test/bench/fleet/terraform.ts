// Pulumi's AWS provider is made from Terraform's: names become camelCase, and blocks that can stand only once become
// objects. This goes the way back.
import type { FleetResource } from "./fleet.ts";
import { isList, isObject, type Properties, type Property } from "./properties.ts";
import type { Reference } from "./reference.ts";

/** Lists that Pulumi names in the plural. */
const SINGULAR: ReadonlyMap<string, string> = new Map([
  ["attributes", "attribute"],
  ["defaultActions", "default_action"],
]);

/** The keys of a map are its own; those of a block are Terraform's. */
const MAPS: ReadonlySet<string> = new Set(["tags"]);

/** The arguments of a resource as Terraform has them: each block is a list of objects. */
export function terraformArguments({ inputs }: FleetResource): Properties {
  return argumentsOf(inputs);
}

export function terraformAddress(type: string, name: string): string {
  return `${type}.${name}`;
}

/** What makes an address of a reference, which names its type as Pulumi does. */
export function addressing(fleet: readonly FleetResource[]): (reference: Reference) => string {
  const types = new Map(fleet.map(({ kind }) => [kind.pulumiType, kind.terraformType]));
  return ({ type, name }) => terraformAddress(types.get(type) ?? type, name);
}

function argumentsOf(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, property]) => property !== undefined)
      .map(([key, property]) => [nameOf(key), MAPS.has(key) ? property : argumentOf(property)]),
  );
}

function argumentOf(property: Property): Property {
  if (isObject(property)) return [argumentsOf(property)];
  if (isList(property)) return property.map((item) => (isObject(item) ? argumentsOf(item) : item));
  return property;
}

function nameOf(key: string): string {
  return SINGULAR.get(key) ?? key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
