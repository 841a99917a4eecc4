import { isUndetermined, type Protection } from "../protection/protection.ts";
import type { RetentionPosture, Verdict } from "./posture.ts";

/** How long the oldest recovery point that is left after a deletion is kept. */
export function retentionOf(
  protections: readonly Protection[],
  objective: number | undefined,
): RetentionPosture {
  let longest = 0;
  let isForEver = false;
  let isOpen = false;
  for (const { kind, survives, retention, stream } of protections) {
    // A replica has no past.
    if (kind === "deletion-protection" || kind === "replica" || survives.deletion.state === "false") continue;
    // Where it is not known whether there is such a protection at all, neither is how long it keeps anything.
    const mayBeNone = isUndetermined(stream) && stream.why === undefined;
    if (isUndetermined(retention) || mayBeNone || survives.deletion.state === "unknown") isOpen = true;
    else if (retention.seconds === undefined) isForEver = true;
    else longest = Math.max(longest, retention.seconds);
  }
  return {
    isForEver,
    verdict: verdictOf(isForEver || (objective !== undefined && longest >= objective), objective, isOpen),
    ...(isForEver || longest === 0 ? {} : { longest }),
    ...(objective === undefined ? {} : { objective }),
  };
}

function verdictOf(isReached: boolean, objective: number | undefined, isOpen: boolean): Verdict {
  if (objective === undefined) return "no-objective";
  if (isReached) return "met";
  return isOpen ? "undetermined" : "missed";
}
