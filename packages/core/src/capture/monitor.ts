import resource from "@pulumi/pulumi/proto/resource_pb.js";
import type { ResourceRecord } from "../graph/index.ts";
import { UNKNOWN } from "../value/index.ts";
import type { Answer } from "./answers.ts";

type Reply<Message> = (error: Error | null, response?: Message) => void;

/** The part of google-protobuf's `Struct` that is used. The SDK brings its own copy, which must be the one used. */
interface StructClass {
  fromJavaScript(
    object: Readonly<Record<string, unknown>>,
  ): ReturnType<resource.RegisterResourceRequest["getObject"]>;
}

export interface MonitorOptions {
  readonly project: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Outputs of other stacks, by the name in the program's `StackReference`. */
  readonly stackOutputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const FEATURES: readonly (0 | 1 | 3 | 5)[] = [
  resource.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  resource.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  resource.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  resource.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
];

const STACK = "pulumi:pulumi:Stack";
const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/**
 * Stands in for the engine's resource monitor and notes every registration, with its dependencies, secrets and
 * unknowns, as a first preview would. Nothing is created: what a provider would compute stays unknown.
 *
 * It does not take transforms, because the SDK sends them as callbacks over a network connection; a program that
 * registers one is told so by the SDK.
 */
export class CapturingMonitor {
  readonly #options: MonitorOptions;
  readonly #records = new Map<string, ResourceRecord>();

  constructor(options: MonitorOptions) {
    this.#options = options;
  }

  get records(): readonly ResourceRecord[] {
    return [...this.#records.values()];
  }

  getDeploymentInfo(_request: unknown, reply: Reply<resource.DeploymentInfo>): void {
    const info = new resource.DeploymentInfo();
    info.setSupportedfeaturesList([...FEATURES]);
    reply(null, info);
  }

  supportsFeature(
    request: resource.SupportsFeatureRequest,
    reply: Reply<resource.SupportsFeatureResponse>,
  ): void {
    const response = new resource.SupportsFeatureResponse();
    response.setHassupport(
      ["secrets", "resourceReferences", "aliasSpecs", "deletedWith"].includes(request.getId()),
    );
    reply(null, response);
  }

  registerPackage(_request: unknown, reply: Reply<resource.RegisterPackageResponse>): void {
    const response = new resource.RegisterPackageResponse();
    response.setRef("captured");
    reply(null, response);
  }

  invoke(request: resource.ResourceInvokeRequest, reply: Reply<resource.ResourceInvokeResponse>): void {
    const token = request.getTok();
    const answer = this.#options.answers.get(token);
    const args = request.getArgs();
    if (answer === undefined || args === undefined) {
      const problem = `the program asks the provider for ${token}, and no cloud is asked while it is captured`;
      reply(refusal(`${problem}. Give the answer: answers: { "${token}": () => ({ … }) }.`));
      return;
    }
    const response = new resource.ResourceInvokeResponse();
    const struct = args.constructor as unknown as StructClass;
    response.setReturn(struct.fromJavaScript(answer(args.toJavaScript())));
    reply(null, response);
  }

  registerResource(
    request: resource.RegisterResourceRequest,
    reply: Reply<resource.RegisterResourceResponse>,
  ): void {
    const type = request.getType();
    const urn = this.#urn(request.getParent(), type, request.getName());
    if (this.#records.has(urn)) {
      reply(refusal(`two resources have the URN ${urn}: give one of them another name`));
      return;
    }
    const propertyDependencies: Record<string, string[]> = {};
    request.getPropertydependenciesMap().forEach((dependencies, property) => {
      propertyDependencies[property] = dependencies.getUrnsList();
    });
    this.#records.set(urn, {
      urn,
      type,
      custom: request.getCustom(),
      parent: request.getParent() || undefined,
      provider: request.getProvider() || this.#defaultProvider(type, request.getCustom()),
      inputs: (request.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>,
      dependencies: request.getDependenciesList(),
      propertyDependencies,
      protect: request.getProtect() ?? false,
      retainOnDelete: request.getRetainondelete() ?? false,
    });
    const response = new resource.RegisterResourceResponse();
    response.setUrn(urn);
    // The id of a provider becomes part of how resources refer to it; any other is not known yet.
    response.setId(type.startsWith("pulumi:providers:") ? UNKNOWN : "");
    response.setObject(request.getObject());
    reply(null, response);
  }

  readResource(request: resource.ReadResourceRequest, reply: Reply<resource.ReadResourceResponse>): void {
    const type = request.getType();
    const urn = this.#urn(request.getParent(), type, request.getName());
    const properties = (request.getProperties()?.toJavaScript() ?? {}) as Record<string, unknown>;
    this.#records.set(urn, {
      urn,
      type,
      custom: true,
      external: true,
      id: request.getId(),
      parent: request.getParent() || undefined,
      inputs: properties,
      dependencies: request.getDependenciesList(),
    });
    const response = new resource.ReadResourceResponse();
    response.setUrn(urn);
    const outputs = type === STACK_REFERENCE ? this.#options.stackOutputs[request.getId()] : undefined;
    const struct = request.getProperties()?.constructor as unknown as StructClass | undefined;
    response.setProperties(
      outputs === undefined || struct === undefined
        ? request.getProperties()
        : struct.fromJavaScript({ ...properties, outputs, secretOutputNames: [] }),
    );
    reply(null, response);
  }

  registerResourceOutputs(request: resource.RegisterResourceOutputsRequest, reply: Reply<object>): void {
    const record = this.#records.get(request.getUrn());
    if (record !== undefined) {
      const outputs = (request.getOutputs()?.toJavaScript() ?? {}) as Record<string, unknown>;
      this.#records.set(record.urn, { ...record, outputs });
    }
    reply(null, {});
  }

  signalAndWaitForShutdown(_request: unknown, reply: Reply<object>): void {
    reply(null, {});
  }

  close(): void {}

  #urn(parent: string, type: string, name: string): string {
    const { project, stack } = this.#options;
    const prefix = `urn:pulumi:${stack}::${project}::`;
    const parentTypes = parent.startsWith(prefix) ? (parent.slice(prefix.length).split("::")[0] ?? "") : "";
    const types = parentTypes === "" || parentTypes === STACK ? type : `${parentTypes}$${type}`;
    return `${prefix}${types}::${name}`;
  }

  /** The provider the engine would make of the stack's configuration. */
  #defaultProvider(type: string, custom: boolean): string | undefined {
    const [provider = ""] = type.split(":");
    if (!custom || provider === "pulumi") return undefined;
    const providerType = `pulumi:providers:${provider}`;
    const urn = this.#urn("", providerType, "default");
    if (!this.#records.has(urn)) {
      const settings = Object.entries(this.#options.config).filter(([key]) => key.startsWith(`${provider}:`));
      const inputs = Object.fromEntries(
        settings.map(([key, value]) => [key.slice(provider.length + 1), value]),
      );
      this.#records.set(urn, { urn, type: providerType, custom: true, inputs, propertyDependencies: {} });
    }
    return `${urn}::${UNKNOWN}`;
  }
}

/** The SDK shows the `details` of some errors and the message of others. */
function refusal(details: string): Error {
  return Object.assign(new Error(details), { details });
}
