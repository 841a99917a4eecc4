/** An interface of the newer SDKs, read from their declarations and deserializers. */
interface Declared {
  readonly parent: string | undefined;
  readonly members: ReadonlyMap<string, Member>;
  /** Those that stand in `properties` in JSON, and beside it in the SDK. */
  readonly inner: ReadonlyMap<string, Member>;
}

interface Member {
  /** As the SDK has it in JSON. */
  readonly wire: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly isReadOnly: boolean;
}

/** Models of a newer SDK: it carries no data about them, but declarations, and code that names each member. */
export class DeclaredModels {
  readonly #interfaces = new Map<string, Declared>();
  readonly #aliases = new Map<string, string>();

  /**
   * @param declarations text of a `.d.ts`.
   * @param code text of its `.js`, whose deserializers say what members are called in JSON.
   */
  add(declarations: string, code: string): void {
    const plain = declarations.replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, name = "", parent, body = ""] of plain.matchAll(
      /^export (?:declare )?interface (\w+)(?: extends (\w+))? \{\n([\s\S]*?)^\}/gm,
    )) {
      const inner = wireNames(code, `_${name}Properties`);
      this.#interfaces.set(name, {
        parent,
        members: membersOf(body, wireNames(code, name)),
        inner: inner === undefined ? new Map() : membersOf(body, inner),
      });
    }
    for (const [, name = "", type = ""] of plain.matchAll(/^export (?:declare )?type (\w+) = ([^;]+);/gm)) {
      this.#aliases.set(name, type.trim());
    }
  }

  /** What is wrong with a value as it is in JSON. */
  problems(
    value: unknown,
    type: string,
    direction: "request" | "response",
    at = "the body",
  ): readonly string[] {
    if (type.endsWith("[]")) {
      if (!Array.isArray(value)) return [`${at} is no list`];
      return value.flatMap((one, index) =>
        this.problems(one, type.slice(0, -2), direction, `${at}[${index}]`),
      );
    }
    const record = /^Record<string, (.+)>$/.exec(type)?.[1];
    if (record !== undefined) {
      if (!isObject(value)) return [`${at} is no object`];
      return Object.entries(value).flatMap(([key, one]) =>
        this.problems(one, record, direction, `${at}.${key}`),
      );
    }
    const check = SIMPLE[type];
    if (check !== undefined) return check(value) ? [] : [`${at} is ${JSON.stringify(value)}, not a ${type}`];
    if (type.includes(" | ") || type.startsWith('"')) {
      const isOne = type.split(" | ").some((one) => one === JSON.stringify(value) || SIMPLE[one]?.(value));
      return isOne ? [] : [`${at} is ${JSON.stringify(value)}, not ${type}`];
    }
    const alias = this.#aliases.get(type);
    if (alias !== undefined) return this.problems(value, alias, direction, at);
    if (!this.#interfaces.has(type)) return [`${at}: the SDK declares no ${type}`];
    if (!isObject(value)) return [`${at} is no object`];
    return this.#object(value, this.#membersOf(type), this.#innerOf(type), direction, at);
  }

  #object(
    value: Readonly<Record<string, unknown>>,
    members: ReadonlyMap<string, Member>,
    inner: ReadonlyMap<string, Member>,
    direction: "request" | "response",
    at: string,
  ): readonly string[] {
    const problems: string[] = [];
    for (const [key, one] of Object.entries(value)) {
      const member = members.get(key);
      if (key === "properties" && inner.size > 0 && isObject(one)) {
        problems.push(...this.#object(one, inner, new Map(), direction, `${at}.properties`));
      } else if (member === undefined) problems.push(`${at} has no member ${key}`);
      else if (direction === "request" && member.isReadOnly) problems.push(`${at}.${key} is read-only`);
      else if (one !== null) problems.push(...this.problems(one, member.type, direction, `${at}.${key}`));
    }
    for (const { wire, isOptional, isReadOnly } of members.values()) {
      const isDue = !isOptional && (direction === "response" || !isReadOnly);
      if (isDue && !(wire in value)) problems.push(`${at}.${wire} is missing`);
    }
    return problems;
  }

  #innerOf(type: string): ReadonlyMap<string, Member> {
    const all = [...(this.#interfaces.get(type)?.inner.values() ?? [])];
    return new Map(all.filter(({ wire }) => wire !== "").map((member) => [member.wire, member]));
  }

  #membersOf(type: string): ReadonlyMap<string, Member> {
    const declared = this.#interfaces.get(type);
    if (declared === undefined) throw new Error(`the SDK declares no ${type}`);
    const inherited = declared.parent === undefined ? [] : [...this.#membersOf(declared.parent).values()];
    const all = [...inherited, ...declared.members.values()];
    return new Map(all.filter(({ wire }) => wire !== "").map((member) => [member.wire, member]));
  }
}

/** By the name in the SDK, the name in JSON. */
function wireNames(code: string, name: string): ReadonlyMap<string, string> | undefined {
  const function_ = name.replace(/^_*[A-Z]/, (start) => start.toLowerCase());
  const wire = new Map<string, string>();
  for (const suffix of ["Deserializer", "Serializer"]) {
    const at = code.indexOf(`export function ${function_}${suffix}(item`);
    if (at === -1) continue;
    const body = code.slice(at, code.indexOf("\n}\n", at));
    for (const [, own = "", there = ""] of body.matchAll(
      /(?:^ {8}|return \{ |\], |"\]\), )["']?(\w+)["']?: (?:!|\w+\()?item\["([^"]+)"\]/gm,
    )) {
      if (suffix === "Deserializer") wire.set(own, there);
      else if (!wire.has(there)) wire.set(there, own);
    }
    return wire;
  }
  return undefined;
}

function membersOf(body: string, wire: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const [, readOnly, name = "", optional, type = ""] of body.matchAll(
    /^ {4}(readonly )?["']?(\w+)["']?(\?)?: ([^;]+);$/gm,
  )) {
    members.set(name, {
      // A member that the deserializer does not read here stands in `properties`.
      wire: wire === undefined ? name : (wire.get(name) ?? ""),
      type: type.trim(),
      isOptional: optional !== undefined,
      isReadOnly: readOnly !== undefined,
    });
  }
  return members;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const SIMPLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  Date: (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
  any: () => true,
  unknown: () => true,
};
