import type { Check } from "@rampart/runbook";
import type { RestoreRequest } from "../../store.ts";
import { whyNoIdentifier } from "./identifier.ts";

/** Whether RDS takes the name, and there is a place for it where others are kept out. Nothing is asked of AWS. */
export function readinessOf(
  isolatedSecurityGroups: readonly string[] | undefined,
  { name, isIsolated }: Pick<RestoreRequest, "name" | "isIsolated">,
): Check {
  const objective = isIsolated
    ? "a name that RDS takes, and security groups that keep others out"
    : "a name that RDS takes";
  const because = whyNoIdentifier(name);
  if (because !== undefined) return { passes: false, value: because, objective };
  if (!isIsolated) return { passes: true, value: name, objective };
  if (isolatedSecurityGroups !== undefined) {
    return { passes: true, value: `${name} in ${isolatedSecurityGroups.join(", ")}`, objective };
  }
  return {
    passes: false,
    value: 'input "isolatedSecurityGroups" is missing',
    objective,
    advice: "Give security groups that let in nobody but whoever tests.",
  };
}
