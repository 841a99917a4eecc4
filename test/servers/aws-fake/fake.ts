import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { backupLayer, type FakeBackup } from "./backup.ts";
import { type Call, ForwardedFault, type Layer, type RawAnswer, ServiceFault, type Values } from "./call.ts";
import { problemsWith } from "./check.ts";
import { type FakeTables, tablesLayer } from "./dynamodb.ts";
import { type FakeVolumes, volumesLayer } from "./ec2.ts";
import { modelOf, type OperationModel, type ServiceName } from "./model.ts";
import { databasesLayer, type FakeDatabases } from "./rds.ts";
import { type Received, scopeOf, understood } from "./receive.ts";
import { Refusals } from "./refusals.ts";
import { answerFor, faultFor, outputOf, requestFor } from "./send.ts";

/** One endpoint for AWS: it answers what moto lacks, and slows down and spoils what moto does at once. */
export interface AwsFake extends AsyncDisposable {
  readonly endpoint: string;
  readonly backup: FakeBackup;
  readonly databases: FakeDatabases;
  readonly tables: FakeTables;
  readonly volumes: FakeVolumes;
  /** What services refuse from now on. */
  readonly refusals: Refusals;
  /** All calls so far, as IAM names actions: `rds:DescribeDBInstances`. */
  readonly calls: readonly string[];
  /** What was sent or answered that the SDK's models do not know. A test fails if there is anything. */
  readonly problems: readonly string[];
}

/** Starts the fake before moto. */
export async function startAwsFake(moto: { readonly endpoint: string }): Promise<AwsFake> {
  const problems: string[] = [];
  const calls: string[] = [];
  const refusals = new Refusals();
  const databases = databasesLayer();
  const tables = tablesLayer();
  const volumes = volumesLayer();
  const backup = backupLayer();
  const layers = new Map<string, Layer>(
    [databases, tables, volumes, backup].map((layer) => [layer.service, layer]),
  );

  const answer = async (received: Received): Promise<RawAnswer> => {
    const scope = scopeOf(received);
    const layer = scope && layers.get(scope.service);
    if (scope === undefined || layer === undefined) {
      if (scope !== undefined) calls.push(`${scope.service}:${received.method}`);
      return await pass(moto.endpoint, received, received.body, {});
    }
    const { service } = layer;
    const asked = understood(service, received);
    if (asked === undefined) {
      return wrong(problems, `${received.method} ${received.url} is no operation of ${service}`);
    }
    const { operation, input } = asked;
    calls.push(`${service}:${operation.name}`);
    if (asked.problems.length > 0) return wrong(problems, ...asked.problems);
    const refused = refusals.take(`${service}:${operation.name}`);
    if (refused !== undefined) return faultFor(service, refused.code, refused.message);
    const ask = async (to: ServiceName, of: OperationModel, value: Values): Promise<Values> => {
      const { body, headers } = requestFor(to, of, value);
      const scoped = { ...headers, authorization: authorizationFor(to, scope.region) };
      const replied = await pass(
        moto.endpoint,
        { ...received, method: "POST", url: "/" },
        Buffer.from(body),
        scoped,
      );
      if (replied.status >= 300) throw new ForwardedFault(replied);
      return outputOf(to, of, replied);
    };
    const call: Call = {
      service,
      operation,
      region: scope.region,
      input,
      forward: async (changed = input) => await ask(service, operation, changed),
      ask: async (to, name, value) => {
        const of = modelOf(to).operations.get(name);
        if (of === undefined) throw new Error(`${to} has no operation ${name}`);
        return await ask(to, of, value);
      },
    };
    try {
      const value = await layer.answer(call);
      if (value === undefined) return await pass(moto.endpoint, received, received.body, {});
      const found = problemsWith(operation.output, value, `answer of ${operation.name}`);
      return found.length > 0 ? wrong(problems, ...found) : answerFor(service, operation, value);
    } catch (error) {
      if (error instanceof ForwardedFault) return error.answer;
      if (error instanceof ServiceFault) return faultFor(service, error.code, error.message);
      throw error;
    }
  };

  const server = createServer((incoming, outgoing) => {
    void read(incoming)
      .then(answer)
      .catch((error: unknown) =>
        wrong(problems, error instanceof Error ? (error.stack ?? error.message) : String(error)),
      )
      .then((raw) => write(outgoing, incoming, raw));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    backup,
    databases,
    tables,
    volumes,
    refusals,
    calls,
    problems,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the SDK does not try again: somebody has to look at it. */
function wrong(problems: string[], ...found: readonly string[]): RawAnswer {
  problems.push(...found);
  return {
    status: 501,
    headers: { "content-type": "text/plain" },
    body: Buffer.from(`The fake does not take this:\n${found.join("\n")}`),
  };
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const { method = "GET", url = "/", headers } = incoming;
  return { method, url, headers, body: Buffer.concat(chunks) };
}

function write(
  outgoing: ServerResponse,
  incoming: IncomingMessage,
  { status, headers, body }: RawAnswer,
): void {
  if (outgoing.destroyed) return;
  outgoing.writeHead(status, {
    ...headers,
    ...(incoming.method === "HEAD" ? {} : { "content-length": body.length }),
  });
  outgoing.end(incoming.method === "HEAD" ? undefined : body);
}

/** Headers of one hop, and those that are made anew. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "host",
  "keep-alive",
  "transfer-encoding",
]);

async function pass(
  endpoint: string,
  { method, url, headers }: Received,
  body: Buffer,
  instead: Readonly<Record<string, string>>,
): Promise<RawAnswer> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!OWN_HEADERS.has(name) && typeof value === "string") sent[name] = value;
  }
  const reply = await fetch(endpoint + url, {
    method,
    headers: { ...sent, ...instead },
    redirect: "manual",
    ...(method === "GET" || method === "HEAD" ? {} : { body: new Uint8Array(body) }),
  });
  const received: Record<string, string> = {};
  for (const [name, value] of reply.headers) {
    if (!OWN_HEADERS.has(name) || (name === "content-length" && method === "HEAD")) received[name] = value;
  }
  // What came compressed was taken apart.
  delete received["content-encoding"];
  return { status: reply.status, headers: received, body: Buffer.from(await reply.arrayBuffer()) };
}

function authorizationFor(service: string, region: string): string {
  return `AWS4-HMAC-SHA256 Credential=testing/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=fake`;
}
