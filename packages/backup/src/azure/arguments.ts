/** What the arguments of all components on Azure have in common. */
import type { ArgumentProblem, ArgumentSchema } from "@rampart/component";
import { complaintOf } from "@rampart/component";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import { INPUT, shape } from "../intent/schemas.ts";

/** Names of components become parts of names in Azure. */
export function nameProblems(name: string): readonly ArgumentProblem[] {
  if (/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(name)) return [];
  const problem = `"${name}" must begin with a letter, and be of letters, digits and single hyphens`;
  return [{ argument: "name", problem }];
}

/** Whether a duration is of whole days, and neither too short nor too long. */
export function daysProblems(
  argument: string,
  text: string | undefined,
  least: Seconds,
  most: Seconds,
): readonly ArgumentProblem[] {
  if (text === undefined) return [];
  const complaint = complaintOf(() => parseDuration(text));
  if (complaint !== undefined) return [{ argument, problem: complaint }];
  const seconds = parseDuration(text);
  if (seconds >= least && seconds <= most && seconds % 86_400 === 0) return [];
  const problem = `${text} must be whole days, from ${renderDuration(least)} to ${renderDuration(most)}`;
  return [{ argument, problem }];
}

/** A Recovery Services vault that exists. */
export const EXISTING_RECOVERY_VAULT: ArgumentSchema = shape({ id: INPUT, principalId: INPUT }, ["id"]);
/** A Backup vault that exists: without its identity nothing could be granted to it. */
export const EXISTING_BACKUP_VAULT: ArgumentSchema = shape({ id: INPUT, principalId: INPUT }, [
  "id",
  "principalId",
]);
