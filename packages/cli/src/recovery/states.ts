import type { ResourceGraph } from "@rampart/core/graph";
import { graphOf, readStackDocuments, type StackDocument } from "@rampart/core/read";
import type { Configuration } from "../check/configuration.ts";
import { documentsOf } from "../check/documents.ts";
import type { Terminal } from "../output/terminal.ts";
import { refuseAmbiguousWorkloads } from "./ambiguous.ts";
import { refuseEmpty } from "./empty.ts";
import type { RecoveryOptions, TwoStates } from "./options.ts";

/**
 * The stacks that the command line names.
 *
 * @throws {InputError} if they cannot be read or are empty, or it is not clear what is promised for a resource.
 */
export async function oneState(
  options: RecoveryOptions,
  configuration: Configuration,
  terminal: Terminal,
): Promise<ResourceGraph> {
  return stateOf(await documentsOf(options, terminal), configuration, false);
}

/**
 * The stacks before and after a change. Before the first deployment they may be empty.
 *
 * @throws {InputError} as {@link oneState} does.
 */
export async function twoStates(
  { before, after }: TwoStates,
  configuration: Configuration,
  { stdin }: Terminal,
): Promise<{ readonly before: ResourceGraph; readonly after: ResourceGraph }> {
  return {
    before: stateOf(await readStackDocuments(before, stdin), configuration, true),
    after: stateOf(await readStackDocuments(after, stdin), configuration, false),
  };
}

function stateOf(
  documents: readonly StackDocument[],
  configuration: Configuration,
  mayBeEmpty: boolean,
): ResourceGraph {
  if (!mayBeEmpty) refuseEmpty(documents);
  const graph = graphOf(documents);
  refuseAmbiguousWorkloads(configuration, graph, configuration.file ?? "rampart.yaml");
  return graph;
}
