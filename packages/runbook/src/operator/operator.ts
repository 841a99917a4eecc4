import { hostname, userInfo } from "node:os";
import { InputError } from "@rampart/core/errors";
import { plainKey } from "../approvals/public-key.ts";
import { keyOf, sign, type Verification, verify } from "../approvals/ssh.ts";
import type { Operator } from "../journal/entry.ts";
import { processStart } from "../journal/process.ts";
import type { ListedPerson } from "./listed-person.ts";
import { everybody, ownerOf, type People } from "./people.ts";
import { START_NAMESPACE, startStatement } from "./start-statement.ts";

/** Who says to be whom, and for what. */
export interface OperatorRequest {
  /** The name, as `rampart.yaml` lists it. By default that of the account. */
  readonly as?: string | undefined;
  /** File of the SSH key that proves the name, as `sign` takes it. Without it nothing is proved. */
  readonly key?: string | undefined;
  /** Id of the run. */
  readonly run: string;
  /** Name of the runbook. */
  readonly runbook: string;
  readonly people: People;
}

/**
 * The person at this process. A key may ask for its passphrase on the terminal.
 *
 * @throws {InputError} if a key is given that cannot be used, or is not the one listed for the name.
 */
export async function thisOperator({ as, key, run, runbook, people }: OperatorRequest): Promise<Operator> {
  const started = processStart(process.pid);
  const operator: Operator = {
    name: as ?? accountName(),
    host: hostname(),
    pid: process.pid,
    ...(started === undefined ? {} : { processStart: started }),
  };
  if (key === undefined) return operator;
  const listed = listedKey(operator.name, people);
  if (listed.key === undefined) throw new InputError(listed.because, { advice: adviceOn(people) });
  const signature = await sign(startStatement(operator, run, runbook), key, START_NAMESPACE);
  const sshKey = keyOf(signature);
  if (sshKey !== listed.key) throw otherKey(key, sshKey, operator.name, people);
  return { ...operator, sshKey, signature };
}

/**
 * Whether `operator` proved its name for this run with the key that is listed for it.
 *
 * @param runbook name of the runbook.
 * @throws {InputError} if there is no `ssh-keygen`.
 */
export async function proveOperator(
  operator: Operator,
  run: string,
  runbook: string,
  people: People,
): Promise<Verification> {
  const { name, sshKey, signature } = operator;
  if (sshKey === undefined || signature === undefined) {
    return { ok: false, because: `"${name}" did not prove that name with a key` };
  }
  const listed = listedKey(name, people);
  if (listed.key === undefined) return { ok: false, because: listed.because };
  if (plainKey(sshKey) !== listed.key) {
    return { ok: false, because: `"${name}" proved that name with another key than the one listed for it` };
  }
  const person: ListedPerson = { name, sshKey: listed.key };
  return verify(startStatement(operator, run, runbook), signature, person, START_NAMESPACE);
}

type ListedKey = { readonly key: string } | { readonly key?: undefined; readonly because: string };

function listedKey(name: string, people: People): ListedKey {
  const person = everybody(people).find((one) => one.name === name);
  if (person === undefined) {
    return { because: `"${name}" is neither among the operators nor among the approvers in rampart.yaml` };
  }
  if (person.sshKey === undefined)
    return { because: `"${name}" is listed in rampart.yaml without an sshKey` };
  const key = plainKey(person.sshKey);
  return key === undefined
    ? { because: `the sshKey of "${name}" in rampart.yaml is not a plain public SSH key` }
    : { key };
}

function otherKey(file: string, sshKey: string | undefined, name: string, people: People): InputError {
  const owner = sshKey === undefined ? undefined : ownerOf(sshKey, people);
  return new InputError(`this is not the key that rampart.yaml lists for "${name}"`, {
    file,
    advice:
      owner === undefined
        ? `Give the key that is listed, or have this one listed by review.`
        : `It is the key of "${owner.name}": say --as "${owner.name}" if that is you.`,
  });
}

function adviceOn(people: People): string {
  const names = everybody(people).flatMap(({ name, sshKey }) => (sshKey === undefined ? [] : [`"${name}"`]));
  return names.length === 0
    ? "List people with their sshKey under operators or approvers in rampart.yaml."
    : `With --as, name one of those listed with a key: ${names.join(", ")}.`;
}

/** Containers run under numbers that no account has. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}
