import { InputError } from "@rampart/core/errors";
import { plainKey } from "../approvals/public-key.ts";
import type { Operator } from "../journal/entry.ts";
import type { Runbook } from "../model/runbook.ts";
import type { Approvals, Item } from "../model/step.ts";
import type { ListedPerson } from "./listed-person.ts";
import { proveOperator } from "./operator.ts";
import type { People } from "./people.ts";

/**
 * Refuses an operator who must not work on `runbook`. One that wants approvals is started, or resumed, only by somebody
 * who proved who it is, and only if enough others are listed to approve it: at night it would wait for nobody. What the
 * steps of a `forEach` want is known only once its items are; for them, approvals of a run without proof do not count.
 *
 * @param run id of the run for which the operator gave proof.
 * @throws {InputError} saying what is missing and what to do.
 */
export async function refuseOperator(
  runbook: Runbook,
  run: string,
  operator: Operator,
  people: People,
): Promise<void> {
  const wanted = approvalsIn(runbook.items);
  if (wanted.length === 0) return;
  const proof = await proveOperator(operator, run, runbook.name, people);
  if (!proof.ok) {
    throw new InputError(`${runbook.name} wants approvals, and ${proof.because}`, {
      advice:
        "Start it with --as NAME --key FILE: a name under operators or approvers in rampart.yaml, and the key listed for it.",
    });
  }
  const lacking = wanted.flatMap((one) => lackOf(one, operator, people.approvers ?? []));
  if (lacking.length === 0) return;
  throw new InputError(lacking.join("\n"), {
    advice: "List more approvers with their sshKey in rampart.yaml, or have another person start it.",
  });
}

interface Wanted extends Approvals {
  readonly step: string;
}

function approvalsIn(items: readonly Item[]): readonly Wanted[] {
  return items.flatMap((item) => {
    if (item.kind === "parallel") return approvalsIn(item.steps);
    if (item.kind !== "step" && item.kind !== "manual") return [];
    const { name, approvals } = item;
    if (approvals === undefined) return [];
    const wanted = typeof approvals === "number" ? { count: approvals } : approvals;
    return [{ ...wanted, step: name }];
  });
}

function lackOf(
  { step, count, from }: Wanted,
  operator: Operator,
  approvers: readonly ListedPerson[],
): readonly string[] {
  const keys = approvers
    .filter(({ name }) => name !== operator.name && (from === undefined || from.includes(name)))
    .map(({ sshKey = "" }) => plainKey(sshKey))
    .filter((key) => key !== undefined && key !== plainKey(operator.sshKey ?? ""));
  const others = new Set(keys).size;
  if (others >= count) return [];
  const unlisted = from?.filter((name) => approvers.every((person) => person.name !== name)) ?? [];
  const missing = unlisted.length === 0 ? "" : `; not among the approvers: ${unlisted.join(", ")}`;
  return [
    `"${step}" wants ${count} to approve it, and rampart.yaml lists ${others} with a key who may, beside "${operator.name}"${missing}`,
  ];
}
