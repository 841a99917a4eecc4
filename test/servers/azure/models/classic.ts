import { problemsOfError } from "./cloud-error.ts";
import { type Mapper, MapperCheck, type Models } from "./mapper.ts";
import type { Operation, Query } from "./operation.ts";

/** What an older SDK says of an operation; see `OperationSpec` of @azure/core-client. */
interface OperationSpec {
  readonly path: string;
  readonly httpMethod: string;
  readonly requestBody?: { readonly mapper: Mapper };
  readonly queryParameters?: readonly { readonly mapper: Mapper }[];
  readonly responses: Readonly<Record<string, { readonly bodyMapper?: Mapper } | undefined>>;
  readonly serializer: { readonly modelMappers: Models };
}

/** A client of an older SDK: a group of operations is a member of it. */
interface Client {
  sendOperationRequest(args: unknown, spec: OperationSpec): Promise<unknown>;
  readonly [group: string]: unknown;
}

/**
 * The operations of an older SDK by `group.method`. Their specifications are not exported: each method is called on a
 * client that sends nothing, and hands over what it was to send.
 */
export async function classicOperations(
  service: string,
  makeClient: (credential: object, subscription: string) => unknown,
  names: readonly string[],
): Promise<readonly Operation[]> {
  // Made by the SDK, whose types this package does not have.
  const client = makeClient({ getToken: async () => null }, "subscription") as Client;
  const operations: Operation[] = [];
  for (const name of names) {
    const [group = "", method = ""] = name.split(".");
    operations.push(operationOf(`${service} ${name}`, await specOf(client, group, method)));
  }
  return operations;
}

async function specOf(client: Client, group: string, method: string): Promise<OperationSpec> {
  let seen: OperationSpec | undefined;
  client.sendOperationRequest = async (_, spec) => {
    seen = spec;
    throw new Error("nothing is sent");
  };
  const operations = client[group] as Readonly<Record<string, (...given: unknown[]) => unknown>> | undefined;
  const call = operations?.[method];
  if (operations === undefined || call === undefined) throw new Error(`the SDK has no ${group}.${method}`);
  const begun = call.apply(
    operations,
    ["a", "b", "c", "d", "e", "f", "g"].map((one) => one),
  );
  // A list is asked for when its first item is.
  const first = isIterator(begun) ? begun.next() : begun;
  await Promise.resolve(first).catch(() => undefined);
  if (seen === undefined) throw new Error(`${group}.${method} was to send nothing`);
  return seen;
}

function isIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === "object" && value !== null && "next" in value && typeof value.next === "function";
}

function operationOf(name: string, spec: OperationSpec): Operation {
  const models = spec.serializer.modelMappers;
  return {
    name,
    method: spec.httpMethod,
    path: spec.path,
    queries: (spec.queryParameters ?? []).map(({ mapper }) => queryOf(mapper)),
    checkRequest: (body) => {
      const { requestBody } = spec;
      if (requestBody === undefined) return body === undefined ? [] : ["it takes no body"];
      if (body === undefined) return ["its body is missing"];
      return new MapperCheck(models, "request").problems(body, requestBody.mapper);
    },
    checkResponse: (status, body) => {
      const { [status]: response, default: other } = spec.responses;
      const expected = response ?? (status >= 400 ? other : undefined);
      if (expected === undefined) return [`it never answers ${status}`];
      if (status >= 400 && expected.bodyMapper === undefined) return problemsOfError(body);
      if (expected.bodyMapper === undefined || body === undefined) {
        return body === undefined && (expected.bodyMapper === undefined || status === 202)
          ? []
          : [`its answer ${status} has ${body === undefined ? "no" : "a"} body`];
      }
      return new MapperCheck(models, "response").problems(body, expected.bodyMapper);
    },
  };
}

function queryOf({ serializedName = "", required, isConstant, defaultValue }: Mapper): Query {
  return {
    name: serializedName,
    isRequired: required === true || isConstant === true,
    ...(isConstant === true ? { value: String(defaultValue) } : {}),
  };
}
