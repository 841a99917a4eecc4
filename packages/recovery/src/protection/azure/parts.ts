/** What is protected with the account, server or instance it is a part of. */
import type { Protector } from "../protector.ts";

/** The protections of the resource of `type` that the property `through` names. */
export function partOf(through: string, type: string, ...protectors: readonly Protector[]): Protector {
  return (resource, graph) =>
    graph.references
      .from(resource, { type: resource.type, through, to: [type] })
      .flatMap((whole) => protectors.flatMap((protect) => protect(whole, graph)));
}
