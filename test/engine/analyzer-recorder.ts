// Records what the engine sends a policy pack, so that other tests can replay genuine requests.
import {
  Empty,
  type Json,
  type Properties,
  type Reply,
  requireSdk,
  serve,
  toProperties,
  type Unary,
} from "./sdk.ts";
import { writePackServedAt } from "./served-pack.ts";
import type { EngineRun, EngineStack, RunOptions } from "./stack.ts";

type Messages = typeof import("@pulumi/pulumi/proto/analyzer_pb.js");
type Plugin = typeof import("@pulumi/pulumi/proto/plugin_pb.js");
type AnalyzeRequest = InstanceType<Messages["AnalyzeRequest"]>;
type AnalyzerResource = InstanceType<Messages["AnalyzerResource"]>;

interface RecordedResource {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  /** With the engine's marks for unknown and secret values; secrets are in the clear, as a pack gets them. */
  readonly properties: Properties;
  readonly provider?: {
    readonly type: string;
    readonly urn: string;
    readonly name: string;
    readonly properties: Properties;
  };
  readonly options: {
    readonly parent: string;
    readonly protect: boolean;
    readonly aliases: readonly string[];
  };
}

interface RecordedStackResource extends RecordedResource {
  readonly parent: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

export interface AnalyzerRecording {
  readonly run: EngineRun;
  /** The remote procedures called, in order. */
  readonly calls: readonly string[];
  readonly stack?: {
    readonly stack: string;
    readonly project: string;
    readonly dryRun: boolean;
    readonly config: Readonly<Record<string, Json>>;
  };
  /** In the order of Analyze calls. */
  readonly analyze: readonly RecordedResource[];
  readonly analyzeStack: readonly RecordedStackResource[];
  /** The same requests as they came over the wire. */
  readonly bytes: { readonly analyze: readonly Uint8Array[]; readonly analyzeStack: readonly Uint8Array[] };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Method = { requestDeserialize: (bytes: Buffer) => unknown };

const PACK = "recorder";

/** Runs `preview` (or `up`) with a pack that records everything and objects to nothing. */
export async function recordAnalyzerRequests(
  bed: EngineStack,
  operation: "preview" | "up" = "preview",
  options: RunOptions = {},
): Promise<AnalyzerRecording> {
  const recording: Omit<Mutable<AnalyzerRecording>, "run"> & {
    bytes: { analyze: Buffer[]; analyzeStack: Buffer[] };
  } & {
    calls: string[];
    analyze: RecordedResource[];
  } = { calls: [], analyze: [], analyzeStack: [], bytes: { analyze: [], analyzeStack: [] } };
  const pb = requireSdk<Messages>("proto/analyzer_pb");
  const plugin = requireSdk<Plugin>("proto/plugin_pb");
  const { AnalyzerService } = requireSdk<{ AnalyzerService: Record<string, Method> }>(
    "proto/analyzer_grpc_pb",
  );

  const called = <Request, Response>(
    name: string,
    handle: (request: Request) => Response,
  ): Unary<Request, Response> => {
    return ({ request }, reply: Reply<Response>) => {
      recording.calls.push(name);
      reply(null, handle(request));
    };
  };
  const handlers = {
    handshake: called("Handshake", () => new pb.AnalyzerHandshakeResponse()),
    configureStack: called(
      "ConfigureStack",
      (request: InstanceType<Messages["AnalyzerStackConfigureRequest"]>) => {
        recording.stack = {
          stack: request.getStack(),
          project: request.getProject(),
          dryRun: request.getDryRun(),
          config: Object.fromEntries(request.getConfigMap().getEntryList()),
        };
        return new pb.AnalyzerStackConfigureResponse();
      },
    ),
    getPluginInfo: called("GetPluginInfo", () => {
      const info = new plugin.PluginInfo();
      info.setVersion("0.0.1");
      return info;
    }),
    getAnalyzerInfo: called("GetAnalyzerInfo", () => analyzerInfo(pb)),
    configure: called("Configure", () => new Empty()),
    analyze: called("Analyze", (bytes: Buffer) => {
      recording.bytes.analyze.push(bytes);
      recording.analyze.push(resource(pb.AnalyzeRequest.deserializeBinary(bytes)));
      return new pb.AnalyzeResponse();
    }),
    analyzeStack: called("AnalyzeStack", (bytes: Buffer) => {
      recording.bytes.analyzeStack.push(bytes);
      recording.analyzeStack = pb.AnalyzeStackRequest.deserializeBinary(bytes)
        .getResourcesList()
        .map(stackResource);
      return new pb.AnalyzeResponse();
    }),
    cancel: called("Cancel", () => new Empty()),
  };

  // The engine accepts a pack that does not remediate. Bytes are kept as they come, and decoded here.
  const { remediate: _unserved, ...definition } = AnalyzerService;
  for (const name of ["analyze", "analyzeStack"]) {
    const method = definition[name];
    if (method) definition[name] = { ...method, requestDeserialize: (bytes) => bytes };
  }
  const { server, port } = await serve([{ definition, handlers }]);
  try {
    const pack = writePackServedAt(bed, PACK, port);
    const run = await bed[operation]({ ...options, policyPacks: [...(options.policyPacks ?? []), pack] });
    return { ...recording, run };
  } finally {
    server.forceShutdown();
  }
}

function analyzerInfo(pb: Messages): InstanceType<Messages["AnalyzerInfo"]> {
  const policies = [
    { name: "record-resource", type: pb.PolicyType.POLICY_TYPE_RESOURCE },
    { name: "record-stack", type: pb.PolicyType.POLICY_TYPE_STACK },
  ].map(({ name, type }) => {
    const info = new pb.PolicyInfo();
    info.setName(name);
    info.setDisplayname(name);
    info.setDescription("Records the request.");
    info.setEnforcementlevel(pb.EnforcementLevel.ADVISORY);
    info.setPolicyType(type);
    return info;
  });
  const info = new pb.AnalyzerInfo();
  info.setName(PACK);
  info.setDisplayname(PACK);
  info.setVersion("0.0.1");
  info.setSupportsconfig(true);
  info.setPoliciesList(policies);
  return info;
}

function resource(request: AnalyzeRequest | AnalyzerResource): RecordedResource {
  const provider = request.getProvider();
  const options = request.getOptions();
  return {
    type: request.getType(),
    urn: request.getUrn(),
    name: request.getName(),
    properties: toProperties(request.getProperties()),
    ...(provider && {
      provider: {
        type: provider.getType(),
        urn: provider.getUrn(),
        name: provider.getName(),
        properties: toProperties(provider.getProperties()),
      },
    }),
    options: {
      parent: options?.getParent() ?? "",
      protect: options?.getProtect() ?? false,
      aliases: options?.getAliasesList() ?? [],
    },
  };
}

function stackResource(request: AnalyzerResource): RecordedStackResource {
  return {
    ...resource(request),
    parent: request.getParent(),
    dependencies: request.getDependenciesList(),
    propertyDependencies: Object.fromEntries(
      request
        .getPropertydependenciesMap()
        .getEntryList()
        .map(([property, urns]) => [property, propertyUrns(urns)]),
    ),
  };
}

// getEntryList hands out the wire form of messages: the list of URNs is the first field.
function propertyUrns(entry: unknown): string[] {
  return Array.isArray(entry) && Array.isArray(entry[0]) ? (entry[0] as string[]) : [];
}
