import type { ExampleResource, RuleExample } from "@rampart/policy/testing";
import type { ResourceTypes } from "./resource-types/index.ts";

type PropertiesOf<Type extends keyof ResourceTypes> = Extract<
  ExampleResource<ResourceTypes>,
  { readonly type: Type }
>["properties"];

/** An example of one resource that stands alone. */
export function oneResource<Type extends keyof ResourceTypes & string>(
  title: string,
  type: Type,
  properties: PropertiesOf<Type>,
): RuleExample<ResourceTypes> {
  return { title, resources: { it: { type, properties } as ExampleResource<ResourceTypes> } };
}
