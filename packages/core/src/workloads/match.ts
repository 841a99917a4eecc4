import type { Match, RampartConfig, Workload } from "../config/rampart-config.ts";
import { canonicalType, type Resource, type ResourceGraph } from "../graph/index.ts";
import { isLike } from "../text/wildcard.ts";
import { tagsOf } from "../views/tags.ts";

/** A workload of `rampart.yaml` with its name. */
export interface NamedWorkload extends Workload {
  readonly name: string;
}

/**
 * Tells which workload a resource belongs to: the first of `rampart.yaml` whose every condition it meets. A tag that is
 * not known yet meets none.
 */
export function workloadsOf(
  config: RampartConfig,
  graph: ResourceGraph,
): (resource: Resource) => NamedWorkload | undefined {
  const workloads = Object.entries(config.workloads ?? {}).map(([name, workload]) => ({ ...workload, name }));
  const matchers = workloads.map(({ match }) => matcher(match, graph));
  return (resource) => workloads.find((_, index) => matchers[index]?.(resource));
}

function matcher(
  { stacks, tags, urns, types }: Match,
  graph: ResourceGraph,
): (resource: Resource) => boolean {
  const stackMatches = anyOf(stacks);
  const urnMatches = anyOf(urns);
  const typeMatches = anyOf(types?.map(canonicalType));
  const tagMatches = Object.entries(tags ?? {}).map(([key, pattern]) => [key, anyOf([pattern])] as const);
  return (resource) =>
    stackMatches(resource.stack) &&
    urnMatches(resource.urn) &&
    typeMatches(resource.type) &&
    (tagMatches.length === 0 ||
      tagMatches.every(([key, matches]) => {
        const value = tagsOf(graph, resource).get(key).knownText();
        return value !== undefined && matches(value);
      }));
}

/** Whether a text is like one of `patterns`, in which `*` stands for any text. Any text is, where there are none. */
function anyOf(patterns: readonly string[] | undefined): (text: string) => boolean {
  if (patterns === undefined) return () => true;
  return (text) => patterns.some((pattern) => isLike(text, pattern));
}
