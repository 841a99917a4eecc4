import type { Resource } from "@rampart/core/graph";
import type { Json } from "../model/json.ts";

/** The deployed stack a run works on, as far as the run needs it. */
export interface StackState {
  /** `project/stack`, or the file it was read from where that does not say. Of several: all, with `, ` between. */
  readonly name: string;
  /** Outputs of the stack, in the clear where the source holds them so. */
  readonly outputs: Readonly<Record<string, StackOutput>>;
  /**
   * The resource with this URN, id, ARN or name in the program; undefined if there is none or more than one. Where one
   * name is that of a component and of a resource, the resource is meant; where one id is that of a thing and of its
   * settings, which depend on it, the thing is.
   */
  find(reference: string): Resource | undefined;
  /** Why {@link find} finds nothing, as the end of a sentence: `there is none; did you mean "orders"?`. */
  whyNot(reference: string): string;
  /**
   * SHA-256 of what the state says of the resource `urn`; undefined if there is none. A secret counts only as being
   * there: with the hash of its value in a plan, somebody could guess it.
   */
  hashOf(urn: string): string | undefined;
  readonly resources: readonly Resource[];
  /** The region (AWS) or location (Azure) of a resource of the stack; undefined where it cannot be told. */
  regionOf(resource: Resource): string | undefined;
}

export interface StackOutput {
  /** Undefined where it cannot be told. */
  readonly value: Json | undefined;
  /** It is a secret, or there is one inside it. */
  readonly isSecret: boolean;
  /** Where it cannot be told: why, and what to do. */
  readonly whyUnknown?: string;
}
