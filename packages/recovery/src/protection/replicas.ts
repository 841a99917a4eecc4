/** Copies of the present data that are kept up to date all the time. */
import type { Resource } from "@rampart/core/graph";
import type { Truth } from "@rampart/core/value";
import type { RecoveryStream } from "../worst-case/stream.ts";
import type { Disaster, Protection, Retention, Undetermined } from "./protection.ts";
import { protectionIf } from "./protector.ts";
import { continuous } from "./stream.ts";
import { survivingOnly } from "./survival.ts";
import { type Documented, documentedTerm, pathIn } from "./undetermined.ts";

/** How far a replica is behind. */
export type Lag =
  /** Nothing: a write is answered when the replica has it. */
  | { readonly lag: "none" }
  /** The vendor commits to it. */
  | { readonly lag: "bounded"; readonly bound: Documented }
  /** What the vendor calls usual; no promise. */
  | { readonly lag: "typical"; readonly typical: Documented }
  /** The vendor says that it can grow without limit. */
  | { readonly lag: "unbounded"; readonly source: string };

export interface Replica {
  readonly name: string;
  readonly of: Resource<never> | Resource;
  readonly by?: Resource<never> | Resource;
  /** The property that makes it, in `by`. */
  readonly path: string;
  readonly exists: Truth;
  readonly lag: Lag | Undetermined;
  readonly survives: Partial<Readonly<Record<Disaster, Truth>>>;
}

/** A replica holds what is there now, mistakes included: it goes back in time by nothing. */
export function replica(spec: Replica): readonly Protection[] {
  const by = spec.by ?? spec.of;
  const path = pathIn(by, spec.path);
  const retention: Retention = { seconds: 0, path };
  return protectionIf(spec.exists, {
    kind: "replica",
    by,
    name: spec.name,
    stream: streamOfLag(spec, path),
    survives: survivingOnly(path, spec.survives),
    retention,
    assumes: assumptionsOf(spec),
  });
}

function streamOfLag({ name, exists, lag }: Replica, path: string): RecoveryStream | Undetermined {
  if ("undetermined" in lag) return lag;
  if (lag.lag === "none") return continuous(name, exists);
  if (lag.lag === "unbounded") {
    return {
      undetermined: [{ path, reason: "computed" }],
      why: `the replica may be any time behind: ${lag.source}`,
    };
  }
  const known = lag.lag === "bounded" ? lag.bound : lag.typical;
  return continuous(name, exists, documentedTerm("replication lag", known));
}

function assumptionsOf({ lag }: Replica): readonly string[] {
  if ("undetermined" in lag || lag.lag !== "typical") return [];
  return [`the replication lag is what its vendor calls usual, and no promise: ${lag.typical.source}`];
}
