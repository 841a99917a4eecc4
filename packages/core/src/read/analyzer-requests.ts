import type { ResourceRecord } from "../graph/index.ts";
import type { StackDocument } from "./source.ts";

/**
 * A resource as the engine's analyzer requests show it, properties in Pulumi's encoding. `Analyze` has the inputs,
 * `AnalyzeStack` the outputs and what depends on what.
 * Source: `proto/pulumi/analyzer.proto` of pulumi/pulumi.
 */
export interface AnalyzerResource {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly options?: { readonly protect?: boolean; readonly parent?: string };
  readonly provider?: { readonly urn: string; readonly type: string };
  /** Of `AnalyzeStack` only. */
  readonly parent?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The stack as the engine shows it to an analyzer. In a preview under a provider whose configuration is not known,
 * `AnalyzeStack` has no properties at all: the inputs of `Analyze` are the ones that count.
 */
export function readAnalyzerRequests(
  analyzed: readonly AnalyzerResource[],
  analyzedStack: readonly AnalyzerResource[] = [],
): StackDocument {
  const stack = new Map(analyzedStack.map((resource) => [resource.urn, resource]));
  const records = analyzed.map((resource): ResourceRecord => {
    const inStack = stack.get(resource.urn);
    return {
      urn: resource.urn,
      type: resource.type,
      // Components have no provider in these requests; providers are resources of their own.
      custom: resource.provider !== undefined || resource.type.startsWith("pulumi:providers:"),
      parent: inStack?.parent || resource.options?.parent,
      provider: resource.provider === undefined ? undefined : `${resource.provider.urn}::`,
      inputs: resource.properties,
      outputs: inStack?.properties,
      dependencies: inStack?.dependencies,
      propertyDependencies: inStack?.propertyDependencies,
      protect: resource.options?.protect,
      id: idOf(inStack),
    };
  });
  return {
    kind: "program",
    file: "the engine's requests",
    records,
    deleted: new Set(),
    pointer: (index) => `resource ${index}`,
  };
}

function idOf(resource: AnalyzerResource | undefined): string | undefined {
  const id = resource?.properties.id;
  return typeof id === "string" && id !== "" ? id : undefined;
}
