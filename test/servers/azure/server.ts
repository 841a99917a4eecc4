import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { fileURLToPath } from "node:url";
import { type Answer, Cloud } from "./cloud.ts";
import { match, type Operation, problemsOfQuery } from "./models/operation.ts";
import { loadOperations } from "./operations.ts";
import { soon } from "./services/common.ts";
import type { Handler } from "./services/handler.ts";
import { handlerOf } from "./services/services.ts";

/** A request that the fake answered. */
interface Asked {
  /** `sql databases.get`; undefined for the status of an operation. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What is answered in place of what would be. */
interface Fault {
  readonly operation: string;
  readonly status: number;
  readonly code: string;
  /** How often; once by default. */
  times?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it happens all the same, and only the answer is lost. */
  readonly isDone?: boolean;
}

/** Azure Resource Manager, as far as restores need it. */
export interface FakeAzure extends AsyncDisposable {
  /** `https://127.0.0.1:…` */
  readonly endpoint: string;
  readonly cloud: Cloud;
  readonly asked: Asked[];
  /** What did not fit the models of the SDKs: requests and answers. A test that sees one has failed. */
  readonly drift: string[];
  readonly faults: Fault[];
  /** Actions of role-based access control that were needed so far. */
  readonly actions: Set<string>;
  stop(): Promise<void>;
}

/** File of the certificate, for `NODE_EXTRA_CA_CERTS` of other processes. */
export const CERTIFICATE: string = fileURLToPath(new URL("tls/server.crt", import.meta.url));

/** Has this process trust the fake: the SDKs send no token where there is no TLS. */
export function trustFakeAzure(): void {
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(CERTIFICATE, "utf8")]);
}

/** Starts a cloud without anything in it. */
export async function startFakeAzure(): Promise<FakeAzure> {
  const operations = await loadOperations();
  const cloud = new Cloud();
  const fake = {
    cloud,
    asked: [] as Asked[],
    drift: [] as string[],
    faults: [] as Fault[],
    actions: new Set<string>(),
  };
  const server = createServer(
    {
      cert: readFileSync(CERTIFICATE),
      key: readFileSync(fileURLToPath(new URL("tls/server.key", import.meta.url))),
    },
    (request, response) => {
      const answering = answer(request, {
        ...fake,
        operations,
        endpoint: addressOf(server),
      });
      answering.then(
        (done) => send(response, done),
        () => request.socket.destroy(),
      );
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    ...fake,
    endpoint: addressOf(server),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `https://127.0.0.1:${port}`;
}

interface World {
  readonly operations: readonly Operation[];
  readonly endpoint: string;
  readonly cloud: Cloud;
  readonly asked: Asked[];
  readonly drift: string[];
  readonly faults: Fault[];
  readonly actions: Set<string>;
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function answer(request: IncomingMessage, world: World): Promise<Answer> {
  const url = new URL(request.url ?? "/", world.endpoint);
  const said = await text(request);
  const body: unknown = said === "" ? undefined : JSON.parse(said);
  const { method = "GET" } = request;
  const found = world.operations.flatMap((operation) => {
    const names = operation.method === method ? match(operation.path, url.pathname) : undefined;
    return names === undefined ? [] : [{ operation, names }];
  })[0];
  const asked: Asked = { operation: found?.operation.name, method, path: url.pathname, body };
  world.asked.push(asked);
  if (request.headers.authorization?.startsWith("Bearer ") !== true) {
    return refusal(
      401,
      "AuthenticationFailed",
      "Authentication failed. The 'Authorization' header is missing.",
    );
  }
  if (found === undefined) return statusOf(world, url, method);
  const { operation, names } = found;
  world.actions.add(actionOf(operation));
  const wrong = [...problemsOfQuery(operation, url.searchParams), ...operation.checkRequest(body)];
  if (wrong.length > 0) return drifted(world, `request of ${operation.name}`, wrong);
  const given = fault(world, operation);
  if (given !== undefined && given.isDone !== true) return answerOf(given);
  const handler = handlerOf(operation.name);
  const done = respond(handler, world, {
    id: decodeURIComponent(url.pathname),
    names,
    query: url.searchParams,
    body,
    headers: request.headers,
  });
  const faults = operation.checkResponse(done.status, done.body);
  if (faults.length > 0) return drifted(world, `answer of ${operation.name}`, faults);
  return given === undefined ? done : answerOf(given);
}

const VERBS: Readonly<Record<string, string>> = {
  GET: "read",
  PUT: "write",
  PATCH: "write",
  DELETE: "delete",
};

/** https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations */
function actionOf({ method, path }: Operation): string {
  const [namespace = "", ...parts] = path
    .slice(path.lastIndexOf("/providers/") + "/providers/".length)
    .split("/");
  const types = parts.filter((part) => !part.startsWith("{"));
  return [namespace, ...types, VERBS[method] ?? "action"].join("/");
}

function respond(handler: Handler, world: World, call: Parameters<Handler>[1]): Answer {
  return handler({ cloud: world.cloud, endpoint: world.endpoint }, call);
}

function fault({ faults }: World, { name }: Operation): Fault | undefined {
  const found = faults.find(({ operation }) => operation === name);
  if (found === undefined) return undefined;
  found.times = (found.times ?? 1) - 1;
  if (found.times <= 0) faults.splice(faults.indexOf(found), 1);
  return found;
}

function answerOf({ status, code, headers = {} }: Fault): Answer {
  return { ...refusal(status, code, `${code}, as the test wants it`), headers };
}

function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** Not an error of Azure: 501 is not tried again, so that the test sees it at once. */
function drifted({ drift }: World, what: string, problems: readonly string[]): Answer {
  drift.push(...problems.map((problem) => `${what}: ${problem}`));
  return refusal(501, "NotAsInTheSdk", `${what}: ${problems.join("; ")}`);
}

/** https://github.com/cloud-and-ai-microsoft/resource-provider-contract: Azure-AsyncOperation. */
function statusOf({ cloud }: World, { pathname }: URL, method: string): Answer {
  const operation = cloud.operations.get(pathname);
  if (operation === undefined || method !== "GET") {
    return refusal(404, "NotFound", `${method} ${pathname} is nothing that this fake has`);
  }
  operation.looks -= 1;
  cloud.look(operation.of);
  const { id, error } = operation;
  const name = pathname.slice(pathname.lastIndexOf("/") + 1);
  if (operation.looks > 0) {
    return { status: 200, body: { id, name, status: "InProgress" }, headers: soon() };
  }
  return { status: 200, body: { id, name, status: error === undefined ? "Succeeded" : "Failed", error } };
}
