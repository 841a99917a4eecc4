import { child, listOf } from "./data.ts";
import { quoted } from "./formats.ts";
import type { Problem } from "./problem.ts";

/** The lists of `rampart.yaml` that name people. */
const LISTS = ["approvers", "operators"] as const;

interface Entry {
  readonly list: string;
  readonly index: number;
  readonly name: string;
  /** The same for names that people take for one, such as `Ada` and `ada `. */
  readonly folded: string;
  readonly key: string | undefined;
}

/**
 * People who are not one name and one key: whoever had two of either could approve what they started, and count as two
 * approvers. `data` need not follow the schema; what does not is passed over.
 */
export function unclearPeople(data: unknown): Problem[] {
  const inList = new Map<string, Entry>();
  const byName = new Map<string, Entry>();
  const withKey = new Map<string, Entry>();
  const byKey = new Map<string, Entry>();
  return LISTS.flatMap((list) => entriesOf(data, list)).flatMap((entry) => {
    const { list, folded, key } = entry;
    return [
      ...nameProblems(entry, firstAt(inList, `${list} ${folded}`, entry), firstAt(byName, folded, entry)),
      ...(key === undefined
        ? []
        : keyProblems(entry, firstAt(withKey, folded, entry), firstAt(byKey, key, entry))),
    ];
  });
}

function entriesOf(data: unknown, list: string): Entry[] {
  return listOf(child(data, list)).flatMap((person, index) => {
    const name = child(person, "name");
    if (typeof name !== "string") return [];
    return [{ list, index, name, folded: fold(name), key: keyIn(child(person, "sshKey")) }];
  });
}

function fold(name: string): string {
  return name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}

/** The key without its comment, in the one spelling that base64 has for it. */
function keyIn(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const [type, encoded] = text.split(" ");
  if (type === undefined || encoded === undefined) return undefined;
  return `${type} ${Buffer.from(encoded, "base64").toString("base64")}`;
}

/** What is in `entries` at `key`; `entry`, which then stands there, if nothing is. */
function firstAt(entries: Map<string, Entry>, key: string, entry: Entry): Entry {
  const first = entries.get(key) ?? entry;
  entries.set(key, first);
  return first;
}

function nameProblems(entry: Entry, inList: Entry, anywhere: Entry): Problem[] {
  const at = { path: [entry.list, String(entry.index), "name"], at: "value" as const };
  if (anywhere.name !== entry.name) {
    return [{ ...at, problem: `${quoted(entry.name)} cannot be told from ${described(anywhere)}` }];
  }
  return inList === entry ? [] : [{ ...at, problem: `${quoted(entry.name)} is there twice` }];
}

function keyProblems(entry: Entry, sameName: Entry, sameKey: Entry): Problem[] {
  const at = { path: [entry.list, String(entry.index), "sshKey"], at: "value" as const };
  return [
    ...(sameName.key === entry.key || sameName.list === entry.list
      ? []
      : [{ ...at, problem: `it is not the key of ${described(sameName)}; a person has one key` }]),
    ...(sameKey.folded === entry.folded
      ? []
      : [{ ...at, problem: `it is the key of ${described(sameKey)}, too; each person has another key` }]),
  ];
}

function described({ list, index, name }: Entry): string {
  return `${quoted(name)} at /${list}/${index}`;
}
