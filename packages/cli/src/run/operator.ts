import type { Operator } from "@rampart/runbook/journal";
import { thisOperator } from "@rampart/runbook/operator";
import type { WorkOptions } from "./options.ts";
import type { RunSettings } from "./settings.ts";

/** The person at this terminal, with proof where a key is given. */
export async function operatorOf(
  { as, key }: Pick<WorkOptions, "as" | "key">,
  of: { readonly run: string; readonly runbook: string },
  people: RunSettings,
): Promise<Operator> {
  return await thisOperator({ as, key, ...of, people });
}
