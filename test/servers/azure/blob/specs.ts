import type { Mapper, Models } from "../models/mapper.ts";
import { sdk } from "../sdk.ts";

/** What the SDK says of an operation of Blob storage. */
export interface BlobSpec {
  readonly path: string;
  readonly httpMethod: string;
  readonly queryParameters?: readonly Parameter[];
  readonly headerParameters?: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly bodyMapper?: Mapper; readonly headersMapper?: Mapper } | undefined>
  >;
  readonly serializer: { readonly modelMappers: Models };
}

interface Parameter {
  readonly mapper: Mapper & { readonly headerCollectionPrefix?: string };
}

/** A client of Blob storage, and what it sends by. */
interface Client {
  readonly storageClientContext: { sendOperationRequest(args: unknown, spec: BlobSpec): Promise<unknown> };
}

type Call = (...given: readonly unknown[]) => unknown;

/** The operations that the fake has, by name, as the installed SDK sends them. */
export async function loadBlobSpecs(): Promise<ReadonlyMap<string, BlobSpec>> {
  const { BlobServiceClient, StorageSharedKeyCredential } = sdk("@azure/storage-blob");
  const credential = construct(StorageSharedKeyCredential, "account", "a2V5");
  const service = construct(BlobServiceClient, "http://127.0.0.1:1/account", credential);
  const container = call(service, "getContainerClient", "container");
  const blob = call(container, "getBlockBlobClient", "blob");
  const wanted: readonly (readonly [string, unknown, string, ...unknown[]])[] = [
    ["listContainers", service, "listContainers"],
    ["createContainer", container, "create"],
    ["getContainer", container, "getProperties"],
    ["setContainerMetadata", container, "setMetadata", {}],
    ["deleteContainer", container, "delete"],
    ["listBlobs", container, "listBlobsFlat"],
    ["putBlob", blob, "upload", "text", 4],
    ["copyBlob", blob, "startCopyFromURL", "http://127.0.0.1:1/account/container/other"],
    ["getBlob", blob, "getProperties"],
    ["deleteBlob", blob, "delete"],
  ];
  const specs = new Map<string, BlobSpec>();
  for (const [name, client, method, ...given] of wanted) {
    specs.set(name, await specOf(client as Client, name, () => call(client, method, ...given)));
  }
  return specs;
}

async function specOf(client: Client, name: string, begin: () => unknown): Promise<BlobSpec> {
  let seen: BlobSpec | undefined;
  client.storageClientContext.sendOperationRequest = async (_, spec) => {
    seen = spec;
    throw new Error("nothing is sent");
  };
  const begun = begin();
  const isList = typeof begun === "object" && begun !== null && "next" in begun;
  await Promise.resolve(isList ? call(begun, "next") : begun).catch(() => undefined);
  if (seen === undefined) throw new Error(`the SDK was to send nothing for ${name}`);
  return seen;
}

function construct(of: unknown, ...given: readonly unknown[]): unknown {
  if (typeof of !== "function") throw new Error("the SDK has no such class");
  return Reflect.construct(of, [...given]);
}

function call(on: unknown, method: string, ...given: readonly unknown[]): unknown {
  const found: unknown = typeof on === "object" && on !== null ? Reflect.get(on, method) : undefined;
  if (typeof found !== "function") throw new Error(`the SDK has no ${method}`);
  return (found as Call).apply(on, [...given]);
}

/** What is wrong with the query and the headers of a request. */
export function problemsOfRequest(
  { queryParameters = [], headerParameters = [] }: BlobSpec,
  query: URLSearchParams,
  headers: Readonly<Record<string, unknown>>,
): readonly string[] {
  const queries = new Map(queryParameters.map(({ mapper }) => [mapper.serializedName ?? "", mapper]));
  const problems: string[] = [];
  for (const [name] of query) if (!queries.has(name)) problems.push(`there is no query parameter ${name}`);
  const names = headerParameters.map(({ mapper }) => (mapper.serializedName ?? "").toLowerCase());
  const prefixes = headerParameters.flatMap(({ mapper }) => mapper.headerCollectionPrefix ?? []);
  for (const name of Object.keys(headers)) {
    if (!name.startsWith("x-ms-") || COMMON.has(name)) continue;
    if (names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix))) continue;
    problems.push(`there is no header ${name}`);
  }
  for (const { mapper } of headerParameters) {
    const name = (mapper.serializedName ?? "").toLowerCase();
    if (mapper.required === true && mapper.isConstant !== true && headers[name] === undefined) {
      problems.push(`header ${name} is missing`);
    }
  }
  return problems;
}

/** Of every request: the signature, and what the pipeline adds. */
const COMMON: ReadonlySet<string> = new Set(["x-ms-date", "x-ms-version", "x-ms-client-request-id"]);

/** What is wrong with the headers of an answer. */
export function problemsOfHeaders(
  { responses }: BlobSpec,
  status: number,
  headers: Readonly<Record<string, string>>,
): readonly string[] {
  const response = responses[status];
  if (response === undefined) return status >= 400 ? [] : [`it never answers ${status}`];
  const known = Object.values(response.headersMapper?.type.modelProperties ?? {});
  const names = known.map(({ serializedName = "" }) => serializedName.toLowerCase());
  return Object.keys(headers)
    .filter((name) => !names.some((one) => one === name || (one === "x-ms-meta" && name.startsWith(one))))
    .map((name) => `its answer has no header ${name}`);
}
