import { decode, type Hidden } from "./encoding.ts";
import { combine, no, type Truth, undetermined, yes } from "./truth.ts";

type Item<T> = T extends readonly (infer Element)[] ? Element : T;
type Entry<T> = T extends readonly unknown[] ? never : T extends object ? T[keyof T] : unknown;
type Keys<T> = T extends readonly unknown[] ? never : T extends object ? keyof T & string : never;
type Property<T, Key> = T extends object ? (Key extends keyof T ? NonNullable<T[Key]> : never) : never;

const LONGEST_SHOWN = 80;

/**
 * One property of a resource: known, not set, not known yet, or secret. It reads Pulumi's own encoding, is typed
 * by the argument type of the resource, and never throws, whatever is really there: a value of another type than
 * the property has counts as not known, and says so.
 *
 * Questions answer with a {@link Truth}, so that a rule cannot take "not known yet" for "no".
 */
export class Value<T = unknown> {
  /** Where it stands in the resource, as Pulumi writes paths: `ingress[0].cidrBlocks[1]`. */
  readonly path: string;
  readonly #raw: unknown;
  readonly #secret: boolean;
  readonly #hidden: Hidden | undefined;

  private constructor(path: string, raw: unknown, secret: boolean, hidden: Hidden | undefined) {
    this.path = path;
    this.#raw = raw;
    this.#secret = secret;
    this.#hidden = hidden;
  }

  /** Reads `encoded`, which is in Pulumi's encoding. */
  static of<T>(encoded: unknown, path: string): Value<T> {
    return Value.#decoded<T>(encoded, path, false);
  }

  /** A value nobody knows yet. */
  static unknown<T>(path: string): Value<T> {
    return new Value<T>(path, undefined, false, "computed");
  }

  static #decoded<T>(encoded: unknown, path: string, insideSecret: boolean): Value<T> {
    const { raw, secret, hidden } = decode(encoded, insideSecret);
    return new Value<T>(path, raw, secret, hidden);
  }

  /** Not set (missing or null). False while it is not known. */
  get isAbsent(): boolean {
    return this.#hidden === undefined && this.#raw === undefined;
  }

  /** It cannot be read: computed by the deployment, an encrypted secret, or not of a type that makes sense. */
  get isHidden(): boolean {
    return this.#hidden !== undefined;
  }

  /** It is a secret, or stands inside one: its content must not be shown. */
  get isSecret(): boolean {
    return this.#secret;
  }

  /** The property `key`. Of something not set it is not set; of something not known it is not known. */
  get<Key extends Keys<T>>(key: Key): Value<Property<T, Key>> {
    type Result = Property<T, Key>;
    const path = this.path === "" ? key : `${this.path}.${key}`;
    if (this.#hidden !== undefined)
      return new Value<Result>(this.path, undefined, this.#secret, this.#hidden);
    if (this.#raw === undefined) return new Value<Result>(path, undefined, this.#secret, undefined);
    const object = this.#object();
    if (object === undefined) return new Value<Result>(this.path, undefined, this.#secret, "malformed");
    const own = Object.hasOwn(object, key) ? object[key] : undefined;
    return Value.#decoded<Result>(own, path, this.#secret);
  }

  /** This value, or `fallback` where it is not set: the documented default of the property. */
  orElse<Fallback extends T>(fallback: Fallback): Value<T> {
    return this.isAbsent ? new Value<T>(this.path, fallback, this.#secret, undefined) : this;
  }

  /** This value, or `other` where it is not set. */
  or<Other>(other: Value<Other>): Value<T | Other> {
    return (this.isAbsent ? other : this) as Value<T | Other>;
  }

  /** Set to something: not null, not an empty string, list or object. */
  isSet(): Truth {
    if (this.#hidden === "secret") return yes(this.path);
    if (this.#hidden !== undefined) return this.#undetermined(this.#hidden);
    const raw = this.#raw;
    if (raw === undefined || raw === "") return no(this.path);
    if (Array.isArray(raw)) return raw.length > 0 ? yes(this.path) : no(this.path);
    if (typeof raw === "object" && raw !== null && Object.keys(raw).length === 0) return no(this.path);
    return yes(this.path);
  }

  /** Equal to `expected`. Numbers and booleans written as text, as some states hold them, are understood. */
  equals(expected: string | number | boolean): Truth {
    if (typeof expected === "boolean") return this.#ask(asBoolean, (actual) => actual === expected);
    if (typeof expected === "number") return this.number((actual) => actual === expected);
    return this.text((actual) => actual === expected);
  }

  /** One of `expected`; upper and lower case are the same, as they are to both clouds in enumerations. */
  oneOf(expected: readonly string[]): Truth {
    return this.text((actual) => expected.some((one) => one.toLowerCase() === actual.toLowerCase()));
  }

  /** Text for which `predicate` holds. Not set: false. */
  text(predicate: (text: string) => boolean): Truth {
    return this.#ask(asText, predicate);
  }

  /** A number for which `predicate` holds. Not set: false. */
  number(predicate: (number: number) => boolean): Truth {
    return this.#ask(asNumber, predicate);
  }

  atLeast(minimum: number): Truth {
    return this.number((actual) => actual >= minimum);
  }

  atMost(maximum: number): Truth {
    return this.number((actual) => actual <= maximum);
  }

  /** Some element is. A single object counts as a list of one; not set as an empty list: false. */
  some(predicate: (item: Value<NonNullable<Item<T>>>) => Truth): Truth {
    return this.#quantify(predicate, "true", no(this.path));
  }

  /** Every element is. A single object counts as a list of one; not set as an empty list: true. */
  every(predicate: (item: Value<NonNullable<Item<T>>>) => Truth): Truth {
    return this.#quantify(predicate, "false", yes(this.path));
  }

  /**
   * The elements, each with its path, for what {@link some} and {@link every} cannot say. A single value counts as
   * a list of one. A list that is not known is one element that is not known; one not set has none.
   */
  items(): readonly Value<NonNullable<Item<T>>>[] {
    type Element = NonNullable<Item<T>>;
    if (this.#hidden !== undefined)
      return [new Value<Element>(this.path, undefined, this.#secret, this.#hidden)];
    if (this.#raw === undefined) return [];
    if (!Array.isArray(this.#raw)) return [new Value<Element>(this.path, this.#raw, this.#secret, undefined)];
    return this.#raw.map((item: unknown, index) =>
      Value.#decoded<Element>(item, `${this.path}[${index}]`, this.#secret),
    );
  }

  /** The entries of a map such as tags, each with its path. Empty where it is not set or cannot be read. */
  entries(): readonly (readonly [string, Value<NonNullable<Entry<T>>>])[] {
    type Content = NonNullable<Entry<T>>;
    const object = this.#hidden === undefined ? this.#object() : undefined;
    if (object === undefined) return [];
    return Object.keys(object).map((key) => {
      const path = `${this.path}${/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`;
      return [key, Value.#decoded<Content>(object[key], path, this.#secret)] as const;
    });
  }

  /** The JSON document this text holds, such as a policy. An object in place of the text is taken as it is. */
  json<Document>(): Value<Document> {
    if (this.#hidden !== undefined)
      return new Value<Document>(this.path, undefined, this.#secret, this.#hidden);
    if (typeof this.#raw !== "string")
      return new Value<Document>(this.path, this.#raw, this.#secret, undefined);
    try {
      return Value.#decoded<Document>(JSON.parse(this.#raw), this.path, this.#secret);
    } catch {
      return new Value<Document>(this.path, undefined, this.#secret, "malformed");
    }
  }

  /** The text, if it is known and is text. For looking things up: a question about it should be a {@link Truth}. */
  knownText(): string | undefined {
    return this.#hidden === undefined ? asText(this.#raw) : undefined;
  }

  /** This text, written as `map` says; unchanged where it is not known. A secret stays one. */
  mapText(map: (text: string) => string): Value<string> {
    const text = this.knownText();
    return new Value<string>(
      this.path,
      text === undefined ? this.#raw : map(text),
      this.#secret,
      this.#hidden,
    );
  }

  /** The number, if it is known and is one. */
  knownNumber(): number | undefined {
    return this.#hidden === undefined ? asNumber(this.#raw) : undefined;
  }

  /** For a message: short, and never the content of a secret. */
  display(): string {
    if (this.#secret || this.#hidden === "secret") return "[secret]";
    if (this.#hidden === "computed") return "(not known yet)";
    if (this.#hidden === "malformed") return "(not readable)";
    if (this.#raw === undefined) return "(not set)";
    const text = typeof this.#raw === "object" ? summary(this.#raw) : printable(String(this.#raw));
    return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
  }

  /** Same as {@link display}: a value put into a text by accident must not give a secret away. */
  toString(): string {
    return this.display();
  }

  toJSON(): string {
    return this.display();
  }

  #object(): Record<string, unknown> | undefined {
    const raw = this.#raw;
    return typeof raw === "object" && raw !== null && !Array.isArray(raw)
      ? (raw as Record<string, unknown>)
      : undefined;
  }

  #undetermined(reason: Hidden): Truth {
    return undetermined({ path: this.path, reason });
  }

  #ask<Read>(read: (raw: unknown) => Read | undefined, predicate: (actual: Read) => boolean): Truth {
    if (this.#hidden !== undefined) return this.#undetermined(this.#hidden);
    if (this.#raw === undefined) return no(this.path);
    const actual = read(this.#raw);
    if (actual === undefined) return this.#undetermined("malformed");
    return predicate(actual) ? yes(this.path) : no(this.path);
  }

  #quantify(
    predicate: (item: Value<NonNullable<Item<T>>>) => Truth,
    decisive: "true" | "false",
    ofNone: Truth,
  ): Truth {
    if (this.#hidden !== undefined) return this.#undetermined(this.#hidden);
    const items = this.items();
    return items.length === 0 ? ofNone : combine(mapped(items, predicate), decisive);
  }
}

function* mapped<From, To>(items: readonly From[], map: (item: From) => To): Generator<To> {
  for (const item of items) yield map(item);
}

function asText(raw: unknown): string | undefined {
  if (typeof raw === "string") return raw;
  return typeof raw === "number" || typeof raw === "boolean" ? String(raw) : undefined;
}

function asNumber(raw: unknown): number | undefined {
  if (typeof raw === "number") return raw;
  if (typeof raw !== "string" || raw.trim() === "") return undefined;
  const number = Number(raw);
  return Number.isNaN(number) ? undefined : number;
}

function asBoolean(raw: unknown): boolean | undefined {
  if (typeof raw === "boolean") return raw;
  if (raw === "true") return true;
  return raw === "false" ? false : undefined;
}

/** `text` without what would steer the terminal it is shown on, or turn its direction. */
function printable(text: string): string {
  return text.slice(0, LONGEST_SHOWN + 1).replace(/[\p{Cc}\p{Cf}]/gu, "�");
}

function summary(raw: object | null): string {
  return Array.isArray(raw) ? `a list of ${raw.length}` : "an object";
}
