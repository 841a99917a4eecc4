import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline, Transform, type TransformCallback } from "node:stream";

/** What goes wrong with a request on its way. */
export type Fault =
  /** The service answers this instead. */
  | { readonly kind: "answer"; readonly status: number; readonly code: string }
  /** The connection is cut after so many bytes of the answer's body. */
  | { readonly kind: "reset"; readonly after: number }
  /** One bit of what the service sends is another. */
  | { readonly kind: "corrupt-answer" }
  /** One bit of what the service gets is another. */
  | { readonly kind: "corrupt-request" }
  /** The service does what it is asked, but its answer is held back until then; `until` is called once it is there. */
  | { readonly kind: "hold"; readonly until: () => Promise<unknown> };

/** What a fault is chosen by. */
export interface Passing {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
}

/** Stands between a client and a service, and spoils what it is told to. */
export interface SpoilingProxy extends AsyncDisposable {
  readonly endpoint: string;
  /** All requests so far. */
  readonly passed: readonly Passing[];
}

/** Starts a proxy to `endpoint`; `faultOf` is asked for each request, undefined lets it pass. */
export async function startProxy(
  endpoint: string,
  faultOf: (passing: Passing) => Fault | undefined,
): Promise<SpoilingProxy> {
  const passed: Passing[] = [];
  const server = createServer((incoming, answer) => {
    const { method = "GET", url = "/", headers } = incoming;
    const passing = { method, url, headers };
    passed.push(passing);
    pass(endpoint, incoming, answer, faultOf(passing));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    passed,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(
  endpoint: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
  fault: Fault | undefined,
): void {
  if (fault?.kind === "answer") {
    incoming.resume();
    answer.writeHead(fault.status, { "content-type": "application/xml", connection: "close" });
    const body = `<?xml version="1.0"?><Error><Code>${fault.code}</Code><Message>so the test wants it</Message></Error>`;
    answer.end(incoming.method === "HEAD" ? undefined : body);
    return;
  }
  const outgoing = request(
    endpoint + (incoming.url ?? "/"),
    { method: incoming.method, headers: incoming.headers, agent: false },
    (reply) => {
      const begin = (): void => {
        // Whoever asked may be gone by now.
        if (answer.destroyed) return void reply.destroy();
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        const spoiled = fault === undefined ? [] : spoilAnswer(fault, answer);
        pipeline([reply, ...spoiled, answer], () => undefined);
      };
      if (fault?.kind === "hold") void fault.until().then(begin, begin);
      else begin();
    },
  );
  outgoing.on("error", () => answer.destroy());
  answer.on("close", () => outgoing.destroy());
  pipeline(
    [incoming, ...(fault?.kind === "corrupt-request" ? [flipLastBit()] : []), outgoing],
    () => undefined,
  );
}

function spoilAnswer(fault: Fault, answer: ServerResponse): Transform[] {
  if (fault.kind === "corrupt-answer") return [flipLastBit()];
  if (fault.kind !== "reset") return [];
  let left = fault.after;
  return [
    new Transform({
      transform(chunk: Buffer, _encoding, done: TransformCallback) {
        const some = chunk.subarray(0, left);
        left -= some.length;
        done(null, some);
        // Let what was pushed get out first.
        if (left === 0) setImmediate(() => answer.destroy());
      },
    }),
  ];
}

/** Flips the lowest bit of the last byte that passes. */
function flipLastBit(): Transform {
  let held: Buffer | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const before = held;
      held = chunk;
      done(null, before);
    },
    flush(done) {
      if (held === undefined || held.length === 0) return done();
      const last = held.length - 1;
      const spoiled = Buffer.from(held);
      spoiled.writeUInt8(held.readUInt8(last) ^ 1, last);
      done(null, spoiled);
    },
  });
}
