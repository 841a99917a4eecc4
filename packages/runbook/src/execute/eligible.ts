import { plainKey } from "../approvals/public-key.ts";
import type { Operator } from "../journal/entry.ts";
import type { ListedPerson } from "../operator/listed-person.ts";

/** By what it is told who may approve a step. */
export interface ApprovalQuestion {
  /** As `rampart.yaml` lists them now. */
  readonly approvers: readonly ListedPerson[];
  /** Names of those the step asks; everybody if undefined. */
  readonly from: readonly string[] | undefined;
  /** Who works, or has worked, on the run. */
  readonly workers: readonly Operator[];
  /** Who has approved already, and with which keys. */
  readonly given: readonly { readonly approver: string; readonly sshKey: string }[];
}

/** People who may approve, and how many approvals they can give: two names of one key give one. */
export interface Eligible {
  readonly names: readonly string[];
  readonly most: number;
}

/** Who may still approve: listed with a key, asked, not at work on the run and not heard yet, by name and by key. */
export function eligible({ approvers, from, workers, given }: ApprovalQuestion): Eligible {
  const names = new Set([...workers.map(({ name }) => name), ...given.map(({ approver }) => approver)]);
  const keys = new Set([...workers, ...given].map(({ sshKey }) => keyOf(sshKey)));
  const people = approvers.filter((person) => {
    const key = keyOf(person.sshKey);
    const isAsked = from === undefined || from.includes(person.name);
    return isAsked && key !== undefined && !keys.has(key) && !names.has(person.name);
  });
  return {
    names: people.map(({ name }) => name),
    most: new Set(people.map(({ sshKey }) => keyOf(sshKey))).size,
  };
}

function keyOf(sshKey: string | undefined): string | undefined {
  return sshKey === undefined ? undefined : plainKey(sshKey);
}
