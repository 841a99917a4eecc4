import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import type { Output } from "@pulumi/pulumi";
import { ArgumentError } from "@rampart/component";
import { capture } from "@rampart/core/capture";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { BackupVault, type BackupVaultArgs } from "../../src/azure/index.ts";

/** Nobody asked for alarms, a copy or a lock: what has to be given, and nothing else. */
export const REQUIRED = { location: "westeurope", copies: { pair: { region: "northeurope" } } } as const;

export type Group = Output<string>;

/** The graph of a program in a resource group of its own. */
export function captured(program: (group: Group) => unknown): Promise<ResourceGraph> {
  const run = (): object => {
    const group = new ResourceGroup("group", { location: "westeurope", resourceGroupName: "orders" });
    program(group.name);
    return {};
  };
  return capture(run, { config: { "azure-native:location": "westeurope" } });
}

export function makeVault(group: Group, args: Partial<BackupVaultArgs> = {}, name = "orders"): BackupVault {
  return new BackupVault(name, { ...REQUIRED, resourceGroupName: group, ...args });
}

/** What was registered below the component, as `TYPE NAME`, sorted; types without their provider. */
export function childrenOf(graph: ResourceGraph, component: string): readonly string[] {
  return graph.resources
    .filter((resource) => isBelow(graph, resource, component))
    .map(({ type, name }) => `${type.replace("azure-native:", "")} ${name}`)
    .sort();
}

function isBelow(graph: ResourceGraph, { parentUrn }: Resource, component: string): boolean {
  const parent = parentUrn === undefined ? undefined : graph.get(parentUrn);
  if (parent === undefined) return false;
  return parent.type === component || isBelow(graph, parent, component);
}

/** The one resource of `type` with this name. */
export function only(graph: ResourceGraph, type: string, name: string): Resource {
  const found = graph.ofType(`azure-native:${type}`).filter((one) => one.name === name);
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} resources are ${type} ${name}`);
  return one;
}

/** The plain inputs of a resource; what is not known stays Pulumi's mark for it. */
export function inputsOf(
  graph: ResourceGraph,
  type: string,
  name: string,
): Readonly<Record<string, unknown>> {
  return only(graph, type, name).encodedInputs;
}

/** Problems of the arguments as `ARGUMENT: PROBLEM`; and that nothing was registered by then. */
export async function problemsOf(program: (group: Group) => unknown): Promise<readonly string[]> {
  const found: string[] = [];
  const graph = await captured((group) => {
    try {
      program(group);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      found.push(...error.problems.map(({ argument, problem }) => `${argument}: ${problem}`));
    }
  });
  const registered = graph.resources.filter(
    ({ type, name }) => type.startsWith("rampart:") && name === "refused",
  );
  if (registered.length > 0) throw new Error("the refused component was registered");
  return found;
}
