import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { Account, type Container, md5Of, type Version } from "./account.ts";
import { type BlobSpec, loadBlobSpecs, problemsOfHeaders, problemsOfRequest } from "./specs.ts";
import { type Plain, writeXml } from "./xml.ts";

/** Blob storage with versions, which azurite does not have. */
export interface FakeBlobs extends AsyncDisposable {
  /** `http://127.0.0.1:…/shopdata` */
  readonly url: string;
  readonly key: string;
  readonly account: Account;
  /** What did not fit the SDK. */
  readonly drift: string[];
  /** `copyBlob reports/a`: what was asked for, in order. */
  readonly asked: string[];
  stop(): Promise<void>;
}

const NAME = "shopdata";

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly xml?: Plain;
  readonly code?: string;
}

/** Starts an account without anything in it. */
export async function startFakeBlobs(): Promise<FakeBlobs> {
  const specs = await loadBlobSpecs();
  const account = new Account();
  const drift: string[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answering = answer(request, { specs, account, drift, asked, server });
    answering.then(
      ({ status, headers = {}, body }) => {
        response.writeHead(status, { ...headers, "x-ms-request-id": randomUUID() });
        response.end(request.method === "HEAD" ? undefined : body);
      },
      () => request.socket.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: addressOf(server),
    key: Buffer.from("a key of a test").toString("base64"),
    account,
    drift,
    asked,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/${NAME}`;
}

interface World {
  readonly specs: ReadonlyMap<string, BlobSpec>;
  readonly account: Account;
  readonly drift: string[];
  readonly asked: string[];
  readonly server: Server;
}

interface Written {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function answer(request: IncomingMessage, world: World): Promise<Written> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const content = await buffer(request);
  const [, , container = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const blob = rest.join("/");
  const name = operationOf(request, url, container, blob);
  const asked = `${name} ${container}/${blob}`;
  world.asked.push(asked);
  if (request.headers.authorization?.startsWith(`SharedKey ${NAME}:`) !== true) {
    return failed(403, "AuthenticationFailed");
  }
  const spec = world.specs.get(name);
  if (spec === undefined) return drifted(world, asked, ["the fake has no such operation"]);
  const wrong = problemsOfRequest(spec, url.searchParams, request.headers);
  if (wrong.length > 0) return drifted(world, asked, wrong);
  const done = respond(name, world, { container, blob, url, content, headers: request.headers });
  if (done.code !== undefined) return failed(done.status, done.code);
  const faults = problemsOfHeaders(spec, done.status, done.headers ?? {});
  if (faults.length > 0) return drifted(world, asked, faults);
  return write(spec, done, world, asked);
}

function write(spec: BlobSpec, { status, headers = {}, xml }: Answer, world: World, asked: string): Written {
  const mapper = spec.responses[status]?.bodyMapper;
  if (xml === undefined || mapper === undefined) return { status, headers };
  try {
    const body = writeXml(xml, mapper, spec.serializer.modelMappers);
    return { status, headers: { ...headers, "content-type": "application/xml" }, body };
  } catch (error) {
    return drifted(world, asked, [String(error)]);
  }
}

function failed(status: number, code: string): Written {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { "x-ms-error-code": code, "content-type": "application/xml" }, body };
}

function drifted({ drift }: World, what: string, problems: readonly string[]): Written {
  drift.push(...problems.map((problem) => `${what}: ${problem}`));
  return failed(400, "NotAsInTheSdk");
}

function operationOf(
  { method, headers }: IncomingMessage,
  { searchParams }: URL,
  container: string,
  blob: string,
): string {
  const comp = searchParams.get("comp");
  if (container === "") return comp === "list" ? "listContainers" : "unknown";
  if (blob === "") {
    if (comp === "list") return "listBlobs";
    if (comp === "metadata") return "setContainerMetadata";
    return (
      { PUT: "createContainer", GET: "getContainer", DELETE: "deleteContainer" }[method ?? ""] ?? "unknown"
    );
  }
  if (method === "PUT") return headers["x-ms-copy-source"] === undefined ? "putBlob" : "copyBlob";
  return { HEAD: "getBlob", DELETE: "deleteBlob" }[method ?? ""] ?? "unknown";
}

interface Call {
  readonly container: string;
  readonly blob: string;
  readonly url: URL;
  readonly content: Buffer;
  readonly headers: IncomingMessage["headers"];
}

function respond(name: string, { account, server }: World, call: Call): Answer {
  const { container, blob, url, content, headers } = call;
  if (name === "listContainers") return listContainers(account, url, addressOf(server));
  const found = account.containers.get(container);
  if (name === "createContainer") {
    if (found !== undefined) return { status: 409, code: "ContainerAlreadyExists" };
    account.container(container).metadata = metadataOf(headers);
    return { status: 201, headers: stamp() };
  }
  if (found === undefined) return { status: 404, code: "ContainerNotFound" };
  if (name === "getContainer") return { status: 200, headers: { ...stamp(), ...asHeaders(found.metadata) } };
  if (name === "setContainerMetadata") {
    found.metadata = metadataOf(headers);
    return { status: 200, headers: stamp() };
  }
  if (name === "deleteContainer") {
    account.deleteContainer(container);
    return { status: 202 };
  }
  if (name === "listBlobs") return { status: 200, xml: listBlobs(found, container, url, addressOf(server)) };
  if (name === "putBlob") {
    account.put(container, blob, content);
    return { status: 201, headers: stamp() };
  }
  if (name === "copyBlob") return copyBlob(account, call, addressOf(server));
  if (name === "deleteBlob") {
    return account.deleteBlob(container, blob) ? { status: 202 } : { status: 404, code: "BlobNotFound" };
  }
  const current = found.blobs.get(blob)?.current;
  if (current === undefined) return { status: 404, code: "BlobNotFound" };
  return { status: 200, headers: { ...stamp(), "x-ms-copy-status": "success" } };
}

function stamp(): Readonly<Record<string, string>> {
  return {
    etag: `"${randomUUID()}"`,
    "last-modified": new Date().toUTCString(),
    date: new Date().toUTCString(),
  };
}

function metadataOf(headers: IncomingMessage["headers"]): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("x-ms-meta-")) metadata[name.slice("x-ms-meta-".length)] = String(value);
  }
  return metadata;
}

function asHeaders(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-ms-meta-${name}`, value]));
}

function copyBlob(account: Account, { container, blob, headers }: Call, address: string): Answer {
  const source = new URL(String(headers["x-ms-copy-source"]));
  const [, , from = "", ...rest] = source.pathname.split("/").map(decodeURIComponent);
  const id = source.searchParams.get("versionid");
  const there = account.containers.get(from)?.blobs.get(rest.join("/"));
  const version = id === null ? there?.current : there?.versions.find((one) => one.id === id);
  if (!source.href.startsWith(address) || version === undefined || version.isDeleted) {
    return { status: 404, code: "BlobNotFound" };
  }
  if (version.tier === "Archive") return { status: 409, code: "BlobArchived" };
  account.put(container, blob, version.content, { copiedFrom: source.href });
  return {
    status: 202,
    headers: { ...stamp(), "x-ms-copy-id": randomUUID(), "x-ms-copy-status": "success" },
  };
}

function listContainers(account: Account, url: URL, serviceEndpoint: string): Answer {
  const prefix = url.searchParams.get("prefix") ?? "";
  const properties = { lastModified: new Date(), etag: '"e"' };
  const live = [...account.containers.keys()].map((name) => ({ name, properties }));
  const gone = [...account.deleted].map(([name, deletedOn]) => ({
    name,
    deleted: true,
    version: "01D",
    properties: { ...properties, deletedOn, remainingRetentionDays: 7 },
  }));
  const withDeleted = url.searchParams.get("include")?.includes("deleted") === true;
  const containerItems = [...live, ...(withDeleted ? gone : [])].filter(({ name }) =>
    name.startsWith(prefix),
  );
  return { status: 200, xml: { serviceEndpoint, prefix, containerItems, continuationToken: "" } };
}

function listBlobs(
  container: Container,
  containerName: string,
  { searchParams }: URL,
  serviceEndpoint: string,
): Plain {
  const prefix = searchParams.get("prefix") ?? "";
  const include = searchParams.get("include")?.split(",") ?? [];
  const blobItems: Plain[] = [];
  for (const [name, { versions, current }] of [...container.blobs].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    if (!name.startsWith(prefix)) continue;
    for (const version of versions) {
      const isCurrent = version === current;
      if (!isCurrent && !include.includes("versions")) continue;
      if (version.isDeleted && !include.includes("deleted")) continue;
      blobItems.push(itemOf(name, version, isCurrent, include));
    }
  }
  // Two to a page, so that what reads only the first one is found out.
  const start = Number(searchParams.get("marker") ?? 0);
  const end = start + PAGE;
  return {
    serviceEndpoint,
    containerName,
    prefix,
    segment: { blobItems: blobItems.slice(start, end) },
    continuationToken: end < blobItems.length ? String(end) : "",
  };
}

const PAGE = 2;

function itemOf(name: string, version: Version, isCurrent: boolean, include: readonly string[]): Plain {
  const { id, content, modified, copiedFrom, tier } = version;
  return {
    name: { content: name },
    deleted: version.isDeleted,
    snapshot: "",
    ...(id !== undefined && include.includes("versions")
      ? { versionId: id, ...(isCurrent ? { isCurrentVersion: true } : {}) }
      : {}),
    properties: {
      createdOn: modified,
      lastModified: modified,
      etag: `"${modified.getTime()}"`,
      contentLength: content.length,
      contentMD5: md5Of(content),
      blobType: "BlockBlob",
      accessTier: tier ?? "Hot",
      ...(copiedFrom !== undefined && include.includes("copy")
        ? { copyStatus: "success", copySource: copiedFrom, copyId: "1" }
        : {}),
    },
  };
}
