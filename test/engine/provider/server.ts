// The gRPC side of the test provider: the protocol of pulumi-resource-*, nothing about clouds.
import {
  Empty,
  type GrpcServer,
  type Properties,
  type Reply,
  requireSdk,
  Struct,
  serve,
  toProperties,
  type Unary,
} from "../sdk.ts";
import { checkedInputs, DEFAULTS_KEY } from "./check.ts";
import type { Cloud, ProviderConfig, ResourceFacts } from "./cloud.ts";
import { providerConfig } from "./config.ts";
import { diffInputs } from "./diff.ts";
import { outputs, plannedOutputs } from "./outputs.ts";
import { unwrapSecrets } from "./values.ts";

type Pb = typeof import("@pulumi/pulumi/proto/provider_pb.js");
type Requests = import("@pulumi/pulumi/proto/provider_grpc_pb.js").IResourceProviderService;
type RequestOf<Method extends keyof Requests> = Requests[Method] extends {
  requestSerialize: (value: infer Request) => Buffer;
}
  ? Request
  : never;
type ResponseOf<Method extends keyof Requests> = Requests[Method] extends {
  responseSerialize: (value: infer Response) => Buffer;
}
  ? Response
  : never;

const pb: Pb = requireSdk<Pb>("proto/provider_pb");
const plugin = requireSdk<typeof import("@pulumi/pulumi/proto/plugin_pb.js")>("proto/plugin_pb");
const { ResourceProviderService } = requireSdk<{ ResourceProviderService: object }>("proto/provider_grpc_pb");

/** One handler: an exception becomes a gRPC error the engine reports with the resource. */
function answer<Request, Response>(handle: (request: Request) => Response): Unary<Request, Response> {
  return ({ request }, reply: Reply<Response>) => {
    let response: Response;
    try {
      response = handle(request);
    } catch (error) {
      reply(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    reply(null, response);
  };
}

type Handlers = {
  [Method in keyof Requests]?: Unary<RequestOf<Method>, ResponseOf<Method>>;
};

function plain(inputs: Properties): Properties {
  return unwrapSecrets(inputs) as Properties;
}

/** One process serves one provider resource, so the configuration is one value. */
function handlers(cloud: Cloud): Handlers {
  let config: ProviderConfig = {};

  function factsOf(
    request: { getUrn(): string; getType(): string; getName(): string },
    inputs: Properties,
  ): ResourceFacts {
    const urn = request.getUrn();
    const parts = urn.split("::");
    const { [DEFAULTS_KEY]: _internal, ...visible } = plain(inputs);
    return {
      urn,
      // A URN's type is qualified by the parents' types; older engines send neither type nor name.
      type: request.getType() || (parts[2]?.split("$").at(-1) ?? ""),
      name: request.getName() || parts.slice(3).join("::"),
      inputs: visible,
      config,
    };
  }

  return {
    handshake: answer(() => new pb.ProviderHandshakeResponse().setAcceptSecrets(true)),
    getPluginInfo: answer(() => {
      const info = new plugin.PluginInfo();
      info.setVersion(cloud.version);
      return info;
    }),
    getSchema: answer(() =>
      new pb.GetSchemaResponse().setSchema(JSON.stringify({ name: cloud.name, version: cloud.version })),
    ),
    checkConfig: answer((request) => new pb.CheckResponse().setInputs(request.getNews())),
    diffConfig: answer((request) => diffResponse(request, new Set())),
    configure: answer((request) => {
      config = providerConfig(toProperties(request.getArgs()));
      return new pb.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    check: answer((request) => {
      const inputs = toProperties(request.getNews());
      const facts = factsOf(request, inputs);
      const checked = checkedInputs(cloud, facts, inputs, toProperties(request.getOlds()));
      return new pb.CheckResponse().setInputs(Struct.fromJavaScript(checked));
    }),
    diff: answer((request) => diffResponse(request, cloud.replacesOn(factsOf(request, {}).type))),
    create: answer((request) => {
      const inputs = toProperties(request.getProperties());
      const facts = factsOf(request, inputs);
      if (request.getPreview()) {
        const planned = Struct.fromJavaScript(plannedOutputs(cloud, facts, inputs));
        return new pb.CreateResponse().setProperties(planned);
      }
      const { id, properties } = outputs(cloud, facts, inputs);
      return new pb.CreateResponse().setId(id).setProperties(Struct.fromJavaScript(properties));
    }),
    update: answer((request) => {
      const inputs = toProperties(request.getNews());
      const { properties } = outputs(cloud, factsOf(request, inputs), inputs);
      return new pb.UpdateResponse().setProperties(Struct.fromJavaScript(properties));
    }),
    read: answer((request) => {
      const state = toProperties(request.getProperties());
      const inputs = toProperties(request.getInputs());
      return new pb.ReadResponse()
        .setId(request.getId())
        .setProperties(Struct.fromJavaScript(state))
        .setInputs(Struct.fromJavaScript(inputs));
    }),
    delete: answer(() => new Empty()),
    invoke: answer((request) => {
      const args = plain(toProperties(request.getArgs()));
      const result = cloud.invoke(request.getTok(), args, config);
      return new pb.InvokeResponse().setReturn(Struct.fromJavaScript(result));
    }),
    // The engine ends the process itself; leaving here races with that.
    cancel: answer(() => new Empty()),
  };
}

function diffResponse(
  request: InstanceType<Pb["DiffRequest"]>,
  replacesOn: ReadonlySet<string>,
): InstanceType<Pb["DiffResponse"]> {
  const olds = toProperties(request.getOldInputs() ?? request.getOlds());
  const { changed, replaces } = diffInputs(olds, toProperties(request.getNews()), replacesOn);
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  return new pb.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList([...changed])
    .setReplacesList([...replaces]);
}

export function serveCloud(cloud: Cloud): Promise<{ server: GrpcServer; port: number }> {
  return serve([{ definition: ResourceProviderService, handlers: handlers(cloud) }]);
}
