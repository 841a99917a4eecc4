// What differs between the two clouds this provider stands in for.
import type { Json, Properties } from "../sdk.ts";

/** The provider's own configuration, as CheckConfig and Configure receive it. */
export type ProviderConfig = Properties;

export interface ResourceFacts {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Without secret marks; unknown values are still marked. */
  readonly inputs: Properties;
  readonly config: ProviderConfig;
}

export interface ResourceState {
  readonly id: string;
  /** Known before the update, as the real provider plans them. */
  readonly planned: Properties;
  /** Known only once the resource exists. */
  readonly computed: Properties;
}

export interface Cloud {
  readonly name: "aws" | "azure-native";
  /** At least the SDK's version, or the engine warns. */
  readonly version: string;
  /** The property that receives a generated name when the program gives none. */
  nameProperty(type: string): string | undefined;
  generatedName(facts: ResourceFacts, property: string): string;
  /** Other properties the real provider fills in (Azure: the location). */
  defaults(facts: ResourceFacts): Properties;
  /** Properties that cannot change in place. */
  replacesOn(type: string): ReadonlySet<string>;
  state(facts: ResourceFacts): ResourceState;
  /** Throws for a function it does not know, so that no test passes on made-up answers. */
  invoke(token: string, args: Properties, config: ProviderConfig): Json & Properties;
}

export function unknownFunction(token: string): Error {
  return new Error(
    `The test provider does not model the function "${token}". Add it to test/engine/provider.`,
  );
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
