import { plainKey } from "../approvals/public-key.ts";
import type { ListedPerson } from "./listed-person.ts";

/** The lists of people in `rampart.yaml`. */
export interface People {
  readonly approvers?: readonly ListedPerson[] | undefined;
  readonly operators?: readonly ListedPerson[] | undefined;
}

/** All who are listed, each name once, with the key that it has in either list. */
export function everybody({ operators = [], approvers = [] }: People): readonly ListedPerson[] {
  const byName = new Map<string, ListedPerson>();
  for (const person of [...operators, ...approvers]) {
    if (byName.get(person.name)?.sshKey === undefined) byName.set(person.name, person);
  }
  return [...byName.values()];
}

/** Who is listed with the key. */
export function ownerOf(sshKey: string, people: People): ListedPerson | undefined {
  return everybody(people).find((person) => plainKey(person.sshKey ?? "") === sshKey);
}
