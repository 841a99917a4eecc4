/** A model as the older SDKs of Azure carry it; see `Mapper` of @azure/core-client. */
export interface Mapper {
  readonly serializedName?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly nullable?: boolean;
  readonly isConstant?: boolean;
  readonly defaultValue?: unknown;
  readonly type: MapperType;
}

interface MapperType {
  readonly name: string;
  readonly className?: string;
  readonly uberParent?: string;
  readonly modelProperties?: Readonly<Record<string, Mapper>>;
  readonly additionalProperties?: Mapper;
  readonly polymorphicDiscriminator?: { readonly serializedName: string };
  readonly element?: Mapper;
  readonly value?: Mapper;
  readonly allowedValues?: readonly unknown[];
}

/** Models by class name, and their discriminators. */
export interface Models {
  readonly [name: string]: unknown;
  readonly discriminators?: Readonly<Record<string, Mapper>>;
}

/** Which way a body goes: what is read-only is not sent to the service, and what is required comes from it. */
export type Direction = "request" | "response";

/** Holds a value, as it is in JSON, against a model. */
export class MapperCheck {
  readonly #models: Models;
  readonly #direction: Direction;

  constructor(models: Models, direction: Direction) {
    this.#models = models;
    this.#direction = direction;
  }

  /** What is wrong, a sentence each. */
  problems(value: unknown, mapper: Mapper, at: string = "the body"): readonly string[] {
    if (value === null) return mapper.nullable === false ? [`${at} is null`] : [];
    const { name } = mapper.type;
    if (name === "Composite") return this.#composite(value, mapper, at);
    if (name === "Sequence") return this.#sequence(value, mapper, at);
    if (name === "Dictionary") return this.#dictionary(value, mapper, at);
    const check = SIMPLE[name];
    if (check === undefined) return [`${at}: a ${name} is nothing that this check knows`];
    if (!check(value)) return [`${at} is ${JSON.stringify(value)}, not a ${name}`];
    if (name === "Enum" && mapper.type.allowedValues?.includes(value) === false) {
      return [`${at} is ${JSON.stringify(value)}, not one of ${mapper.type.allowedValues.join(", ")}`];
    }
    return [];
  }

  #sequence(value: unknown, { type }: Mapper, at: string): readonly string[] {
    if (!Array.isArray(value)) return [`${at} is no list`];
    const { element } = type;
    if (element === undefined) return [];
    return value.flatMap((one, index) => this.problems(one, element, `${at}[${index}]`));
  }

  #dictionary(value: unknown, { type }: Mapper, at: string): readonly string[] {
    if (!isObject(value)) return [`${at} is no object`];
    const { value: element } = type;
    if (element === undefined) return [];
    return Object.entries(value).flatMap(([key, one]) => this.problems(one, element, `${at}.${key}`));
  }

  #composite(value: unknown, mapper: Mapper, at: string): readonly string[] {
    if (!isObject(value)) return [`${at} is no object`];
    const { modelProperties: properties, additionalProperties } = this.#modelOf(value, mapper);
    if (properties === undefined) return [`${at}: no model of ${mapper.type.className ?? "it"} was found`];
    const problems: string[] = [];
    const tree = treeOf(Object.values(properties));
    this.#members(value, tree, at, problems, additionalProperties);
    return problems;
  }

  #members(value: object, tree: Tree, at: string, problems: string[], others?: Mapper): void {
    for (const [key, one] of Object.entries(value)) {
      const member = tree.get(key);
      if (member === undefined) {
        if (others === undefined) problems.push(`${at} has no member ${key}`);
        else problems.push(...this.problems(one, others, `${at}.${key}`));
      } else if (member instanceof Map) {
        if (isObject(one)) this.#members(one, member, `${at}.${key}`, problems);
        else problems.push(`${at}.${key} is no object`);
      } else if (this.#direction === "request" && member.readOnly === true) {
        problems.push(`${at}.${key} is read-only`);
      } else problems.push(...this.problems(one, member, `${at}.${key}`));
    }
    for (const [key, member] of tree) {
      if (key in value || member instanceof Map) continue;
      const isDue = this.#direction === "response" || member.readOnly !== true;
      if (member.required === true && isDue) problems.push(`${at}.${key} is missing`);
    }
  }

  /** The one of a family that the discriminator of the value names. */
  #modelOf(value: object, { type: reference }: Mapper): MapperType {
    const base = this.#models[reference.className ?? ""];
    const type = reference.modelProperties === undefined && isMapper(base) ? base.type : reference;
    const discriminator = type.polymorphicDiscriminator?.serializedName;
    const family = type.uberParent ?? type.className ?? "";
    const named = discriminator === undefined ? undefined : Reflect.get(value, discriminator);
    const special =
      named === undefined ? undefined : this.#models.discriminators?.[`${family}.${String(named)}`];
    return special === undefined ? type : special.type;
  }
}

/** Members by name as they are on the wire: a mapper writes `properties.status` of a member within a member. */
type Tree = Map<string, Mapper | Tree>;

function treeOf(mappers: readonly Mapper[]): Tree {
  const tree: Tree = new Map();
  for (const mapper of mappers) {
    // A dot of the name itself is escaped.
    const path = (mapper.serializedName ?? "").split(/(?<!\\)\./).map((part) => part.replaceAll("\\.", "."));
    let branch = tree;
    for (const part of path.slice(0, -1)) {
      const next = branch.get(part);
      const inner: Tree = next instanceof Map ? next : new Map();
      branch.set(part, inner);
      branch = inner;
    }
    branch.set(path.at(-1) ?? "", mapper);
  }
  return tree;
}

function isMapper(value: unknown): value is Mapper {
  return isObject(value) && "type" in value && isObject(value.type);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): boolean => typeof value === "string";

const SIMPLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: isText,
  Enum: isText,
  Number: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
  DateTime: (value) => isText(value) && /^\d{4}-\d\d-\d\dT/.test(String(value)) && isDate(value),
  DateTimeRfc1123: isDate,
  Date: isDate,
  TimeSpan: (value) => isText(value) && /^-?P/.test(String(value)),
  UnixTime: (value) => typeof value === "number",
  Uuid: (value) => isText(value) && /^[0-9a-f-]{36}$/i.test(String(value)),
  ByteArray: isText,
  any: () => true,
};

function isDate(value: unknown): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}
