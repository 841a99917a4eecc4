import type { Check } from "@rampart/runbook";

/**
 * Whether DynamoDB takes the name of a table.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export function tableReadiness(name: string): Check {
  const passes = /^[A-Za-z0-9_.-]{3,255}$/.test(name);
  const rule = "3 to 255 letters, digits, hyphens, dots and underscores";
  return { passes, value: passes ? name : `DynamoDB takes no such name as "${name}"`, objective: rule };
}
