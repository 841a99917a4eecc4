import { Reference } from "./reference.ts";

/** A property as the fleet holds it: JSON, and references to other resources. */
export type Property =
  | string
  | number
  | boolean
  | undefined
  | Reference
  | readonly Property[]
  | { readonly [key: string]: Property };

export type Properties = { readonly [key: string]: Property };

export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export function isObject(property: Property): property is Properties {
  return typeof property === "object" && !Array.isArray(property) && !(property instanceof Reference);
}

export function isList(property: Property): property is readonly Property[] {
  return Array.isArray(property);
}

/** The references in a property, at any depth. */
export function referencesIn(property: Property): readonly Reference[] {
  if (property instanceof Reference) return [property];
  if (isList(property)) return property.flatMap(referencesIn);
  return isObject(property) ? Object.values(property).flatMap(referencesIn) : [];
}

/** A property as JSON, references as `resolve` says. What is not set is left out. */
function toJson(property: Property, resolve: (reference: Reference) => Json): Json {
  if (property instanceof Reference) return resolve(property);
  if (isList(property)) return property.map((item) => toJson(item, resolve));
  return isObject(property) ? toJsonObject(property, resolve) : (property ?? null);
}

export function toJsonObject(
  properties: Properties,
  resolve: (reference: Reference) => Json,
): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, property]) => property !== undefined)
      .map(([key, property]) => [key, toJson(property, resolve)]),
  );
}
