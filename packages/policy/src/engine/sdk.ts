import { realpathSync } from "node:fs";
import { createRequire } from "node:module";

type Messages = typeof import("@pulumi/pulumi/proto/analyzer_pb.js");
type PluginMessages = typeof import("@pulumi/pulumi/proto/plugin_pb.js");
type Methods = typeof import("@pulumi/pulumi/proto/analyzer_grpc_pb.js").AnalyzerService;
type StructMessage = NonNullable<
  Parameters<InstanceType<Messages["PolicyConfigSchema"]>["setProperties"]>[0]
>;
type EmptyMessage = Parameters<Methods["cancel"]["responseSerialize"]>[0];

/** The part of grpc-js that is used. */
interface Grpc {
  readonly Server: new (options: Readonly<Record<string, number>>) => GrpcServer;
  readonly ServerCredentials: { createInsecure(): object };
}

interface GrpcServer {
  addService(methods: object, handlers: object): void;
  bindAsync(address: string, credentials: object, done: (error: Error | null, port: number) => void): void;
  forceShutdown(): void;
}

/** What is used of the Pulumi SDK and of the packages it brings. */
export interface Sdk {
  readonly grpc: Grpc;
  readonly messages: Messages;
  readonly plugin: PluginMessages;
  readonly methods: Methods;
  readonly Struct: { fromJavaScript(object: Readonly<Record<string, unknown>>): StructMessage };
  readonly Empty: new () => EmptyMessage;
}

/**
 * Loads the SDK whose `package.json` is at `manifest`, with its own gRPC and protobuf: it refuses messages that
 * another copy of these made.
 */
export function loadSdk(manifest: string): Sdk {
  // Packages that pnpm installs have theirs beside the real folder, not beside the link.
  const load = createRequire(realpathSync(manifest));
  return {
    grpc: load("@grpc/grpc-js") as Grpc,
    messages: load("./proto/analyzer_pb.js") as Messages,
    plugin: load("./proto/plugin_pb.js") as PluginMessages,
    methods: (load("./proto/analyzer_grpc_pb.js") as { AnalyzerService: Methods }).AnalyzerService,
    Struct: (load("google-protobuf/google/protobuf/struct_pb.js") as Pick<Sdk, "Struct">).Struct,
    Empty: (load("google-protobuf/google/protobuf/empty_pb.js") as Pick<Sdk, "Empty">).Empty,
  };
}
