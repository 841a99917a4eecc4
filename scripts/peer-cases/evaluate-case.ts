import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { evaluate, type Rule } from "@rampart/policy";
import type { Expectation, PeerCase, PeerResource } from "./peer-case.ts";

/** What a peer's tests expect of one resource (or of a stack as a whole), and which of the rules fire on it. */
export interface Judgement {
  readonly case: string;
  /** The resource's name; undefined for a stack that is judged as a whole. */
  readonly resource?: string;
  readonly types: readonly string[];
  readonly expected: Expectation;
  readonly fired: ReadonlySet<string>;
}

/** Evaluates the resources of `peerCase` as a deployed stack. */
export function judgeCase(peerCase: PeerCase, rules: readonly Rule[]): readonly Judgement[] {
  const resources: readonly PeerResource[] =
    peerCase.kind === "resource" ? [{ ...peerCase, name: "it" }] : peerCase.resources;
  const graph = ResourceGraph.of({ name: peerCase.id, records: toRecords(resources) });
  const fired = new Map<string, Set<string>>(graph.resources.map(({ urn }) => [urn, new Set()]));
  for (const { outcome, policy, urn } of evaluate(graph, rules).findings) {
    if (outcome === "error") throw new Error(`${policy} breaks on ${urn} of ${peerCase.id}`);
    if (outcome === "fail") fired.get(urn)?.add(policy);
  }

  if (peerCase.expect !== undefined) {
    const all = new Set([...fired.values()].flatMap((ids) => [...ids]));
    const types = graph.resources.map(({ type }) => type);
    return [{ case: peerCase.id, types, expected: peerCase.expect, fired: all }];
  }
  const urns = new Map(resources.map((resource) => [resource.name, urnOf(resource)]));
  const judge = (names: readonly string[], expected: Expectation): Judgement[] =>
    names.flatMap((resource) => {
      const urn = urns.get(resource) ?? "";
      const type = graph.get(urn)?.type;
      return type === undefined
        ? []
        : [{ case: peerCase.id, resource, types: [type], expected, fired: fired.get(urn) ?? new Set() }];
    });
  const { pass = [], fail = [] } = peerCase.kind === "stack" ? peerCase : {};
  return [...judge(pass, "pass"), ...judge(fail, "fail")];
}

function toRecords(resources: readonly PeerResource[]): ResourceRecord[] {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  return resources.map((resource) => {
    const inputs: Record<string, unknown> = { ...resource.props };
    const propertyDependencies: Record<string, string[]> = {};
    for (const { path, to, attr } of resource.refs ?? []) {
      const target = byName.get(to);
      inputs[path] ??= target?.outputs?.[attr] ?? `${to}-${attr}`;
      if (target !== undefined) propertyDependencies[path] = [urnOf(target)];
    }
    const { id } = resource.outputs ?? {};
    return {
      urn: urnOf(resource),
      type: resource.type,
      custom: true,
      ...(typeof id === "string" ? { id } : {}),
      inputs,
      outputs: { ...inputs, ...resource.outputs },
      propertyDependencies,
    };
  });
}

function urnOf({ type, name }: PeerResource): string {
  return `urn:pulumi:peers::cases::${type}::${name}`;
}
