import type { Resource } from "@rampart/core/graph";
import type { Plain } from "@rampart/core/value";
import type { Desired } from "./desired.ts";

/** How a resource that fails a rule is made to pass it. */
export interface Remedy<Properties> {
  /** What its properties are to hold; `applyRemedy` says how that is laid over them. */
  readonly set: Desired<Properties>;
  /** Present where the provider must replace the resource to change it: what that means and how to go about it. */
  readonly replaces?: string;
}

/**
 * The remedies of a rule, by resource token: data, or a function of the resource where the right value depends on
 * what else it says. A function that has no remedy for a resource answers undefined; asked about the remedied
 * resource, it answers the same or undefined.
 *
 * A remedy is for what a machine knows: a switch, a least number, a version of a protocol. It never makes up a name,
 * a key, a network or an id, and it changes the one resource that fails.
 */
export type Remedies<Types> = {
  readonly [Type in keyof Types & string]?:
    | Remedy<Plain<Types[Type]>>
    | ((resource: Resource<Plain<Types[Type]>>) => Remedy<Plain<Types[Type]>> | undefined);
};

/** A remedy whose type of resource is not known to the reader. */
export type AnyRemedy = Remedy<unknown> | ((resource: Resource) => Remedy<unknown> | undefined);
