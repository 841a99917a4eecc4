// The SDK's own messages, for what the engine sends and what it understands.
import { createRequire } from "node:module";
import { loadSdk, type Sdk } from "../../src/engine/sdk.ts";

/** Where the SDK is that these tests compare with. */
const SDK_MANIFEST: string = createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json");

export const sdk: Sdk = loadSdk(SDK_MANIFEST);

type Struct = ReturnType<Sdk["Struct"]["fromJavaScript"]>;

/** A resource as a test describes it. */
export interface TestResource {
  readonly type: string;
  readonly urn: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

export function toStruct(properties: Readonly<Record<string, unknown>>): Struct {
  return sdk.Struct.fromJavaScript(properties);
}

export function analyzeRequest(resource: TestResource): Buffer {
  const message = new sdk.messages.AnalyzeRequest();
  describe(message, resource);
  return Buffer.from(message.serializeBinary());
}

export function analyzeStackRequest(resources: readonly TestResource[]): Buffer {
  const request = new sdk.messages.AnalyzeStackRequest();
  request.setResourcesList(
    resources.map((resource) => {
      const message = new sdk.messages.AnalyzerResource();
      describe(message, resource);
      message.setParent(resource.parent ?? "");
      message.setDependenciesList([...(resource.dependencies ?? [])]);
      for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
        const dependencies = new sdk.messages.AnalyzerPropertyDependencies();
        dependencies.setUrnsList([...urns]);
        message.getPropertydependenciesMap().set(property, dependencies);
      }
      return message;
    }),
  );
  return Buffer.from(request.serializeBinary());
}

type Described = InstanceType<Sdk["messages"]["AnalyzeRequest"] | Sdk["messages"]["AnalyzerResource"]>;

function describe(message: Described, resource: TestResource): void {
  const options = new sdk.messages.AnalyzerResourceOptions();
  options.setProtect(resource.protect ?? false);
  options.setParent(resource.parent ?? "");
  options.setIgnorechangesList(["tags"]);
  options.setAliasesList(["urn:pulumi:old"]);
  const timeouts = new sdk.messages.AnalyzerResourceOptions.CustomTimeouts();
  timeouts.setCreate(12.5);
  options.setCustomtimeouts(timeouts);
  message.setType(resource.type);
  message.setUrn(resource.urn);
  message.setName(resource.urn.split("::").at(-1) ?? "");
  message.setProperties(toStruct(resource.properties));
  message.setOptions(options);
  if (resource.provider === undefined) return;
  const provider = new sdk.messages.AnalyzerProviderResource();
  provider.setUrn(resource.provider);
  provider.setType("pulumi:providers:aws");
  provider.setName("default");
  provider.setProperties(toStruct({ region: "eu-west-1" }));
  message.setProvider(provider);
}
