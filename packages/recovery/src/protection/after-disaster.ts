import type { HiddenProperty } from "@rampart/core/value";
import type { RecoveryStream } from "../worst-case/stream.ts";
import { type Disaster, isUndetermined, type Protection } from "./protection.ts";

/** What is left to restore from after a disaster. */
export interface AfterDisaster {
  /** What is sure to be there: only it counts for the worst case. */
  readonly sure: readonly RecoveryStream[];
  /** What hides whether there is more. Without a path where no property settles it. */
  readonly unknown: readonly { readonly path: string; readonly reason: string }[];
}

/** Which recovery points are there after `disaster`, and what hides others. */
export function afterDisaster(disaster: Disaster, protections: readonly Protection[]): AfterDisaster {
  const sure: RecoveryStream[] = [];
  const unknown: AfterDisaster["unknown"][number][] = [];
  for (const { stream, survives, kind } of protections) {
    const survived = survives[disaster];
    if (kind === "deletion-protection" || survived.state === "false") continue;
    if (survived.state === "unknown") unknown.push(...named(survived.hidden));
    if (isUndetermined(stream)) {
      unknown.push(...stream.undetermined.map(({ path, reason }) => ({ path, reason })));
      if (stream.why !== undefined) unknown.push({ path: "", reason: stream.why });
    } else if (survived.state === "true") sure.push(stream);
  }
  return { sure, unknown };
}

function named(hidden: readonly HiddenProperty[]): AfterDisaster["unknown"] {
  if (hidden.length === 0) return [{ path: "", reason: "it is not known where its recovery points are" }];
  return hidden.map(({ path, reason }) => ({ path, reason }));
}
