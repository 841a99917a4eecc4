import { DISASTERS, isUndetermined, type Protection } from "../protection/protection.ts";
import type { PostureProtection } from "./posture.ts";

/** What is sure to protect the data, and after which disasters; what only may be there is left out. */
export function knownProtections(protections: readonly Protection[]): PostureProtection[] {
  return protections.flatMap(({ kind, name, stream, survives }) => {
    const survived = DISASTERS.filter((disaster) => survives[disaster].state === "true");
    return isUndetermined(stream) || survived.length === 0 ? [] : [{ kind, name, survives: survived }];
  });
}
