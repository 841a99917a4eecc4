import { createRequire } from "node:module";

/**
 * Services of AWS as the SDK knows them. They are read from the packages that the runbooks send their commands with, so
 * that a fake is checked against what is really sent.
 *
 * A schema of the SDK is a number for a simple type, or a tuple: `[1, ns, name, traits, member]` is a list, 2 a map, 3 a
 * structure, 4 a union, -3 an error, 9 an operation. Structures have the names of their members, their schemas in the
 * same order, and how many of the first of them are required.
 */
export interface ServiceModel {
  readonly name: ServiceName;
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly errors: ReadonlyMap<string, ErrorModel>;
}

export type ServiceName = "backup" | "rds" | "ec2" | "dynamodb";

export interface OperationModel {
  readonly name: string;
  /** Method, path and status of REST; undefined for the other protocols. */
  readonly http: HttpBinding | undefined;
  readonly input: Shape;
  readonly output: Shape;
}

interface HttpBinding {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

interface ErrorModel {
  readonly name: string;
  /** What stands in the answer, and its status. */
  readonly code: string;
  readonly status: number;
}

export type Traits = Readonly<Record<string, unknown>>;

/** A type of values. Members are looked up when they are asked for, as types may hold themselves. */
export type Shape =
  | { readonly kind: "string" | "number" | "boolean" | "timestamp" | "blob" | "document" | "unit" }
  | { readonly kind: "list"; member(): Member }
  | { readonly kind: "map"; member(): Member }
  | {
      readonly kind: "structure" | "union";
      readonly name: string;
      readonly members: readonly string[];
      readonly required: ReadonlySet<string>;
      member(name: string): Member;
    };

/** A shape where it is used. */
export interface Member {
  readonly shape: Shape;
  readonly traits: Traits;
}

const PACKAGES: Readonly<Record<ServiceName, string>> = {
  backup: "@aws-sdk/client-backup",
  rds: "@aws-sdk/client-rds",
  ec2: "@aws-sdk/client-ec2",
  dynamodb: "@aws-sdk/client-dynamodb",
};

const loaded = new Map<ServiceName, ServiceModel>();

/** The model of a service. */
export function modelOf(name: ServiceName): ServiceModel {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const require = createRequire(new URL("../../../runbooks/package.json", import.meta.url));
  const exported: unknown = require(PACKAGES[name]);
  if (!isRecord(exported)) throw new Error(`${PACKAGES[name]} exports nothing`);
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const [key, value] of Object.entries(exported)) {
    if (!key.endsWith("$") || !Array.isArray(value)) continue;
    if (value[0] === 9) {
      const operation = operationOf(value);
      operations.set(operation.name, operation);
    } else if (value[0] === -3) {
      const error = errorOf(value);
      errors.set(error.name, error);
    }
  }
  if (operations.size === 0) throw new Error(`${PACKAGES[name]} has no schemas: its form has changed`);
  const model = { name, operations, errors };
  loaded.set(name, model);
  return model;
}

function operationOf(schema: readonly unknown[]): OperationModel {
  const http = traitsOf(schema[3]).http;
  return {
    name: String(schema[2]),
    http:
      Array.isArray(http) && typeof http[0] === "string" && typeof http[1] === "string"
        ? { method: http[0], path: http[1], status: Number(http[2]) }
        : undefined,
    input: shapeOf(schema[4]),
    output: shapeOf(schema[5]),
  };
}

function errorOf(schema: readonly unknown[]): ErrorModel {
  const name = String(schema[2]);
  const traits = traitsOf(schema[3]);
  const query = traits.awsQueryError;
  const [code, status] = Array.isArray(query)
    ? [String(query[0]), Number(query[1])]
    : [name, typeof traits.httpError === "number" ? traits.httpError : 400];
  return { name, code, status };
}

const BIT_TRAITS = [
  "httpLabel",
  "idempotent",
  "idempotencyToken",
  "sensitive",
  "httpPayload",
  "httpResponseCode",
  "httpQueryParams",
];

function traitsOf(told: unknown): Traits {
  if (isRecord(told)) return told;
  const bits = typeof told === "number" ? told : 0;
  return Object.fromEntries(
    BIT_TRAITS.flatMap((name, bit) => ((bits >> bit) & 1 ? [[name, true] as const] : [])),
  );
}

/** Schemas stand behind functions where they are not known yet when the package is loaded. */
function settled(schema: unknown): unknown {
  return typeof schema === "function" ? settled(schema()) : schema;
}

function memberOf(schema: unknown): Member {
  if (Array.isArray(schema) && schema.length === 2) {
    const inner = memberOf(schema[0]);
    return { shape: inner.shape, traits: { ...inner.traits, ...traitsOf(schema[1]) } };
  }
  const whole = settled(schema);
  const own = Array.isArray(whole) && whole.length >= 4 ? traitsOf(whole[3]) : {};
  return { shape: shapeOf(whole), traits: own };
}

function shapeOf(told: unknown): Shape {
  const schema = settled(told);
  if (schema === "unit") return { kind: "unit" };
  if (typeof schema === "number") return simpleShape(schema);
  if (!Array.isArray(schema)) throw new Error(`a schema of the SDK has an unknown form: ${String(schema)}`);
  const [kind, , name, , ...rest] = schema;
  if (kind === 0) return shapeOf(rest[0]);
  if (kind === 1) return { kind: "list", member: () => memberOf(rest[0]) };
  if (kind === 2) return { kind: "map", member: () => memberOf(rest[1]) };
  if (kind === 3 || kind === 4 || kind === -3) {
    const members = (Array.isArray(rest[0]) ? rest[0] : []).map(String);
    const schemas: readonly unknown[] = Array.isArray(rest[1]) ? rest[1] : [];
    return {
      kind: kind === 4 ? "union" : "structure",
      name: String(name),
      members,
      required: new Set(members.slice(0, typeof rest[2] === "number" ? rest[2] : 0)),
      member: (member) => memberOf(schemas[members.indexOf(member)]),
    };
  }
  throw new Error(`a schema of the SDK has an unknown kind: ${String(kind)}`);
}

function simpleShape(code: number): Shape {
  if (code >= 128) return { kind: "map", member: () => memberOf(code & 63) };
  if (code >= 64) return { kind: "list", member: () => memberOf(code & 63) };
  if (code === 0) return { kind: "string" };
  if (code === 1 || code === 17 || code === 19) return { kind: "number" };
  if (code === 2) return { kind: "boolean" };
  if (code >= 4 && code <= 7) return { kind: "timestamp" };
  if (code === 21 || code === 42) return { kind: "blob" };
  if (code === 15) return { kind: "document" };
  throw new Error(`a schema of the SDK has an unknown simple type: ${code}`);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
