import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@rampart/core/errors";
import { parseDuration } from "@rampart/core/units";
import { sign } from "../approvals/ssh.ts";
import { sshKeygen } from "../approvals/ssh-keygen.ts";
import { APPROVAL_NAMESPACE } from "../approvals/statement.ts";
import type { Person } from "../execute/hands.ts";
import type { Entry, Operator } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/context.ts";
import type { Runbook } from "../model/runbook.ts";
import type { Item } from "../model/step.ts";
import type { ListedPerson } from "../operator/listed-person.ts";
import { thisOperator } from "../operator/operator.ts";
import type { RehearsalPeople } from "./rehearsal.ts";

const OPERATOR = "Ada";

/** Keys of the people of a rehearsal, in a folder that is gone afterwards. */
export class Keyring {
  #folder: Promise<string> | undefined;
  #made: number = 0;
  readonly #keys: Map<string, Promise<{ readonly file: string; readonly sshKey: string }>> = new Map();
  readonly #signatures: Map<string, Promise<string>> = new Map();
  readonly #operators: Map<string, Promise<Operator>> = new Map();

  /** Somebody with a key. */
  async person(name: string): Promise<ListedPerson> {
    const { sshKey } = await this.#keyOf(name);
    return { name, sshKey };
  }

  /** The operator, with proof. */
  async operator(
    name: string,
    of: { readonly run: string; readonly runbook: string },
    people: Parameters<typeof thisOperator>[0]["people"],
  ): Promise<Operator> {
    return await once(this.#operators, `${name}\n${of.runbook}`, async () => {
      const { file } = await this.#keyOf(name);
      return await thisOperator({ as: name, key: file, ...of, people });
    });
  }

  async approve(statement: string, name: string): Promise<string> {
    return await once(this.#signatures, `${name}\n${statement}`, async () => {
      const { file } = await this.#keyOf(name);
      return await sign(statement, file, APPROVAL_NAMESPACE);
    });
  }

  async dispose(): Promise<void> {
    if (this.#folder !== undefined) await rm(await this.#folder, { recursive: true, force: true });
  }

  async #keyOf(person: string): Promise<{ readonly file: string; readonly sshKey: string }> {
    return await once(this.#keys, person, async () => {
      this.#folder ??= mkdtemp(join(tmpdir(), "rampart-rehearsal-"));
      this.#made += 1;
      const name = `key-${this.#made}`;
      const file = join(await this.#folder, name);
      const { ok, said } = await sshKeygen(
        ["-q", "-t", "ed25519", "-N", "", "-C", "rehearsal", "-f", file],
        "",
      );
      if (!ok) throw new InputError(`no key could be made for "${person}": ${said}`);
      return { file, sshKey: (await readFile(`${file}.pub`, "utf8")).trim() };
    });
  }
}

/** Makes the value of `key` once. */
async function once<Value>(
  made: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = made.get(key) ?? make();
  made.set(key, value);
  return await value;
}

/** The people of a rehearsal, as the executor is told of them. */
export interface Cast {
  readonly operator: Operator;
  readonly approvers: readonly ListedPerson[];
  readonly operators: readonly ListedPerson[];
}

/** Keys are made only for a runbook that wants approvals. */
export async function castOf(
  runbook: Runbook,
  run: string,
  people: RehearsalPeople,
  keyring: Keyring,
): Promise<Cast> {
  const { operator: name = OPERATOR, approve = {}, refuse = {}, approvers: listed = [] } = people;
  const asked = runbook.items.flatMap(approversIn);
  const named = [...Object.values(approve).flat(), ...Object.values(refuse).map(({ by }) => by), ...listed];
  const names = new Set([...named, ...asked.flatMap(({ from = [] }) => from)]);
  const of = { run, runbook: runbook.name };
  if (asked.length === 0 && names.size === 0) {
    const operator = await thisOperator({ as: name, ...of, people: {} });
    return { operator, approvers: [], operators: [] };
  }
  const persons = await Promise.all([name, ...names].map(async (one) => await keyring.person(one)));
  const approvers = persons.filter((person) => names.has(person.name));
  const operators = persons.filter((person) => person.name === name);
  return { operator: await keyring.operator(name, of, { approvers, operators }), approvers, operators };
}

function approversIn(item: Item): readonly { readonly from?: readonly string[] }[] {
  if (item.kind === "parallel") return item.steps.flatMap(approversIn);
  if (item.kind !== "step" && item.kind !== "manual") return [];
  const { approvals = 0 } = item;
  if (typeof approvals === "object") return [approvals];
  return approvals === 0 ? [] : [{}];
}

/** Has the people answer what is journalled, as they would with `rampart approve`. */
export async function answer(
  { run, event }: Entry,
  { approve = {}, refuse = {} }: RehearsalPeople,
  journal: Journal,
  keyring: Keyring,
): Promise<void> {
  if (event.kind !== "approval-requested") return;
  const { step, statement } = event;
  const no = refuse[step];
  if (no !== undefined) {
    await journal.post(run, { kind: "refusal", step, approver: no.by, because: no.because });
  }
  for (const approver of approve[step] ?? []) {
    const signature = await keyring.approve(statement, approver);
    await journal.post(run, { kind: "approval", step, approver, signature });
  }
}

/** Whoever does the manual steps; those of nobody stay undone. */
export function personOf(confirm: NonNullable<RehearsalPeople["confirm"]>, clock: Clock): Person {
  return {
    confirm: async (step, _instructions, signal) => {
      const word = confirm[step];
      if (word === undefined) return undefined;
      const { takes, ...said } = word;
      if (takes !== undefined) await clock.sleep(parseDuration(takes) * 1000, signal);
      return said;
    },
  };
}
