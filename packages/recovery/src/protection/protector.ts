import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { Truth } from "@rampart/core/value";
import type { RecoveryStream } from "../worst-case/stream.ts";
import type { Disaster, Protection, ProtectionKind, Retention, Undetermined } from "./protection.ts";

/** What one service does for the data of one of its resources. */
export type Protector = (resource: Resource, graph: ResourceGraph) => readonly Protection[];

/** A protection that may be there; none if it is known not to be. */
export function protectionIf(
  exists: Truth,
  protection: {
    readonly kind: ProtectionKind;
    readonly by: Resource<never> | Resource;
    readonly name: string;
    readonly stream: RecoveryStream | Undetermined;
    readonly survives: Readonly<Record<Disaster, Truth>>;
    readonly retention: Retention | Undetermined;
    readonly assumes?: readonly string[];
  },
): readonly Protection[] {
  if (exists.state === "false") return [];
  const { by, assumes = [] } = protection;
  return [{ ...protection, by: by.urn, assumes }];
}
