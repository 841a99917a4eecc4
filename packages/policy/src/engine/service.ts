import { Analysis } from "./analysis.ts";
import { fitAnswer } from "./fit.ts";
import {
  type AnalyzeResponse,
  type AnalyzerInfo,
  type ConfigureRequest,
  readConfigureRequest,
  toAnalyzeResponse,
  toAnalyzerInfo,
} from "./messages.ts";
import type { PolicyPack } from "./pack.ts";
import { PackSettings } from "./pack-settings.ts";
import { encodeRemediateResponse } from "./remediate-response.ts";
import type { Sdk } from "./sdk.ts";

type StackRequest = InstanceType<Sdk["messages"]["AnalyzerStackConfigureRequest"]>;

type Reply<Response> = (error: Error | null, response?: Response) => void;
type Handler<Request, Response> = (call: { readonly request: Request }, reply: Reply<Response>) => void;

/**
 * What the engine takes for "this pack does not remediate". It asks about every resource all the same, and an error
 * without content is answered faster than a message.
 */
const NOT_REMEDIATING: Error = Object.assign(new Error("no rule is set to remediate"), { code: 12 });

/** A gRPC service: its methods as grpc-js defines them, and what answers them. */
export interface Service {
  readonly methods: Readonly<Record<string, object>>;
  readonly handlers: Readonly<Record<string, Handler<never, unknown>>>;
}

/**
 * Answers the engine for one pack. The engine says which stack it is about, asks what the pack has, configures it,
 * shows each resource, to be fixed and to be judged, and then the whole stack.
 */
export function analyzerService(pack: PolicyPack, sdk: Sdk): Service {
  let stackConfig: Readonly<Record<string, string>> = {};
  let settings: Promise<PackSettings> | undefined;
  let analysis: Analysis | undefined;

  const settingsOfStack = (): Promise<PackSettings> => {
    settings ??= (async () => new PackSettings(pack.rules, await pack.teamSettings?.(stackConfig)))();
    return settings;
  };
  const analysisOfStack = async (): Promise<Analysis> => {
    analysis ??= new Analysis(pack.rules, await settingsOfStack());
    return analysis;
  };

  const handlers = {
    handshake: answer(() => new sdk.messages.AnalyzerHandshakeResponse()),
    configureStack: answer((request: StackRequest) => {
      stackConfig = Object.fromEntries(request.getConfigMap().getEntryList());
      return new sdk.messages.AnalyzerStackConfigureResponse();
    }),
    getPluginInfo: answer(() => {
      const info = new sdk.plugin.PluginInfo();
      info.setVersion(pack.version);
      return info;
    }),
    getAnalyzerInfo: answer(
      async (): Promise<AnalyzerInfo> => toAnalyzerInfo(sdk, pack, await settingsOfStack()),
    ),
    configure: answer(async (request: ConfigureRequest) => {
      const ofStack = await settingsOfStack();
      ofStack.configure(readConfigureRequest(sdk, request));
      analysis = undefined;
      const note = ofStack.remediationNote(pack.rules);
      if (note !== undefined) process.stderr.write(`${note}\n`);
      return new sdk.Empty();
    }),
    remediate: answer(async (request: Buffer): Promise<Buffer> => {
      const ofStack = await analysisOfStack();
      if (!ofStack.remediates) throw NOT_REMEDIATING;
      return encodeRemediateResponse(pack, ofStack.remediate(request));
    }),
    analyze: answer(
      async (request: Buffer): Promise<AnalyzeResponse> =>
        toAnalyzeResponse(sdk, pack, (await analysisOfStack()).analyze(request)),
    ),
    analyzeStack: answer(
      async (request: Buffer): Promise<AnalyzeResponse> =>
        toAnalyzeResponse(sdk, pack, fitAnswer((await analysisOfStack()).analyzeStack(request))),
    ),
    cancel: answer(() => new sdk.Empty()),
  };
  return { methods: methodsServed(sdk), handlers };
}

/** Replies with what `handle` makes of the request, or with its error, which the engine shows to the user. */
function answer<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): Handler<Request, Response> {
  return async ({ request }, reply) => {
    try {
      reply(null, await handle(request));
    } catch (error) {
      reply(error instanceof Error ? error : new Error(String(error)));
    }
  };
}

/** Requests with properties are handed over as they came, to be decoded as far as needed. */
function methodsServed({ methods }: Sdk): Service["methods"] {
  const asBytes = { requestDeserialize: (bytes: Buffer) => bytes };
  return {
    ...methods,
    remediate: { ...methods.remediate, ...asBytes, responseSerialize: (bytes: Buffer) => bytes },
    analyze: { ...methods.analyze, ...asBytes },
    analyzeStack: { ...methods.analyzeStack, ...asBytes },
  };
}
