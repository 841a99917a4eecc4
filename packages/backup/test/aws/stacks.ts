// Stacks to look at, and ways to look at them.
import { ArgumentError } from "@rampart/component";
import { capture } from "@rampart/core/capture";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { vi } from "vitest";
import { BackupVault, type BackupVaultArgs } from "../../src/aws/index.ts";

// Loading the SDKs takes its time on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 });

export const HOME = "eu-central-1";
export const COPIES: BackupVaultArgs["copies"] = { ireland: { region: "eu-west-1" } };
export const TAGGED = { data: { tags: { backup: "gold" } } };

export function stackOf(program: () => unknown): Promise<ResourceGraph> {
  // What a program returns would be outputs of the stack.
  const run = (): void => {
    program();
  };
  return capture(run, { config: { "aws:region": HOME } });
}

/** A vault with its required arguments only, and what is said otherwise. */
export function vaultOf(args: Partial<BackupVaultArgs> = {}): BackupVault {
  return new BackupVault("orders", { copies: COPIES, ...args });
}

/** `type name` of what was registered, sorted; components by their token. */
export function listOf(graph: ResourceGraph): readonly string[] {
  return graph.resources
    .filter(({ isProvider, type }) => !isProvider && type !== "pulumi:pulumi:Stack")
    .map(({ type, name }) => `${type} ${name}`)
    .sort();
}

/** The one resource of the type with that name. */
export function the(graph: ResourceGraph, type: string, name: string): Resource {
  const found = graph.ofType(type).filter((one) => one.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} of ${type} ${name}`);
  return only as Resource;
}

/** What a program that is refused says, as `argument: problem`; fails if it registers a `component` all the same. */
export async function refusalOf(program: () => unknown, component: string): Promise<readonly string[]> {
  let problems: readonly string[] | undefined;
  const graph = await stackOf(() => {
    try {
      program();
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems = error.problems.map(({ argument, problem }) => `${argument}: ${problem}`);
    }
  });
  if (problems === undefined) throw new Error("the arguments were taken");
  const registered = graph.resources.filter(({ urn }) => urn.includes(component));
  if (registered.length > 0) throw new Error(`registered all the same: ${registered[0]?.urn}`);
  return problems;
}
