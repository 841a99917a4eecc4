// gRPC and protobuf as the Pulumi SDK itself loads them: responses are checked with `instanceof`, so a second
// copy of these packages would not serve.
import { createRequire } from "node:module";

const here: NodeJS.Require = createRequire(import.meta.url);
const fromSdk: NodeJS.Require = createRequire(here.resolve("@pulumi/pulumi/package.json"));

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Properties = { [key: string]: Json };

/** The part of grpc-js the test bed uses. */
interface Grpc {
  Server: new (options?: object) => GrpcServer;
  ServerCredentials: { createInsecure(): object };
}

export interface GrpcServer {
  addService(definition: object, handlers: object): void;
  bindAsync(address: string, credentials: object, done: (error: Error | null, port: number) => void): void;
  forceShutdown(): void;
}

export type Reply<Response> = (error: Error | null, response?: Response) => void;
export type Unary<Request, Response> = (call: { request: Request }, reply: Reply<Response>) => void;

type StructMessage = NonNullable<
  ReturnType<import("@pulumi/pulumi/proto/provider_pb.js").CheckRequest["getNews"]>
>;
type EmptyMessage = Parameters<
  import("@pulumi/pulumi/proto/events_grpc_pb.js").IEventsService["streamEvents"]["responseSerialize"]
>[0];

const grpc: Grpc = fromSdk("@grpc/grpc-js");
export const Struct: { fromJavaScript(value: Properties): StructMessage } = fromSdk(
  "google-protobuf/google/protobuf/struct_pb",
).Struct;
export const Empty: new () => EmptyMessage = fromSdk("google-protobuf/google/protobuf/empty_pb").Empty;

/** Loads a module of the SDK that has no named exports Node could see from ESM. */
export function requireSdk<Module>(path: string): Module {
  return here(`@pulumi/pulumi/${path}`) as Module;
}

export function toProperties(struct: StructMessage | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}

/** Serves on a free local port; engines may send messages larger than gRPC's usual limit. */
export async function serve(
  services: readonly { definition: object; handlers: object }[],
): Promise<{ server: GrpcServer; port: number }> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  for (const { definition, handlers } of services) server.addService(definition, handlers);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { server, port };
}
