import type { Finding } from "@rampart/core/finding";
import { canonicalType, Resource, ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import { readAnalyzerRequests } from "@rampart/core/read";
import { type EvaluateOptions, indexByType, judge } from "../evaluate.ts";
import type { GraphRuleContext, Rule } from "../rule.ts";
import { applyWaivers } from "../waivers/apply-waivers.ts";
import { type Diagnostic, diagnosticOf } from "./diagnostic.ts";
import type { PackSettings } from "./pack-settings.ts";
import { type RemediationAnswer, remediateInTurn } from "./remediate.ts";
import { RequestedResource, readAnalyzeStackRequest } from "./requests.ts";

const STACK = "pulumi:pulumi:Stack";

/**
 * Judges the resources of one stack as the engine shows them: rules that one resource decides at once, so that a bad
 * resource is not created, and rules that need the whole stack when all of it has been seen.
 */
export class Analysis {
  readonly #settings: PackSettings;
  readonly #options: EvaluateOptions;
  readonly #resourceRules: ReadonlyMap<string, readonly Rule[]>;
  readonly #graphRules: ReadonlyMap<string, readonly Rule[]>;
  /** Of those on single resources, the ones whose remedies are applied, by type. */
  readonly #remediatingRules: ReadonlyMap<string, readonly Rule[]>;
  /** Whether anything is asked about the stack as a whole. */
  readonly #needsStack: boolean;
  /** By URN, for what is asked about the stack. */
  readonly #seen = new Map<string, RequestedResource>();
  /** What was found on single resources, for waivers that nothing matched. */
  readonly #found: Finding[] = [];
  /** The day it is, in UTC. */
  readonly #today: string;

  constructor(rules: readonly Rule[], settings: PackSettings, now: Date = new Date()) {
    const enabled = rules
      .filter((rule) => settings.levelOf(rule) !== "disabled")
      .map((rule) => settings.configured(rule));
    this.#settings = settings;
    this.#options = { levelOf: (rule, severity) => settings.levelOf(rule, severity) };
    this.#resourceRules = indexByType(enabled.filter(({ scope }) => scope === "resource"));
    this.#graphRules = indexByType(enabled.filter(({ scope }) => scope === "graph"));
    this.#remediatingRules = indexByType(
      enabled
        .filter((rule) => settings.remediates(rule))
        .map((rule) => ({ ...rule, types: [...(rule.remedies?.keys() ?? [])] })),
    );
    this.#needsStack = this.#graphRules.size > 0 || settings.waivers.length > 0;
    this.#today = now.toISOString().slice(0, 10);
  }

  /** Whether any rule is to fix resources. */
  get remediates(): boolean {
    return this.#remediatingRules.size > 0;
  }

  /** Answers a `Remediate` request, which precedes `Analyze` for each resource and has the same form. */
  remediate(request: Buffer): RemediationAnswer[] {
    const requested = RequestedResource.read(request);
    const rules = this.#remediatingRules.get(canonicalType(requested.type));
    if (rules === undefined) return [];
    const [record] = readAnalyzerRequests([requested]).records;
    if (record === undefined) return [];
    return remediateInTurn(new Resource(record), rules, (rule, resource) => {
      const context = this.#contextOf(requested);
      const findings = this.#judge([rule], resource, context);
      return this.#waived(findings, context).some(({ outcome }) => outcome === "fail");
    });
  }

  /** Answers an `Analyze` request, given as it came over the wire. */
  analyze(request: Buffer): Diagnostic[] {
    const requested = RequestedResource.read(request);
    if (this.#needsStack) this.#seen.set(requested.urn, requested);
    const rules = this.#resourceRules.get(canonicalType(requested.type));
    if (rules === undefined) return [];
    const [record] = readAnalyzerRequests([requested]).records;
    if (record === undefined) return [];
    const context = this.#contextOf(requested);
    const findings = this.#judge(rules, new Resource(record), context);
    if (this.#settings.waivers.length > 0) this.#found.push(...findings);
    return this.#waived(findings, context).map(diagnosticOf);
  }

  /** Answers an `AnalyzeStack` request. */
  analyzeStack(request: Buffer): Diagnostic[] {
    if (!this.#needsStack) return [];
    const graph = this.#graphOf(readAnalyzeStackRequest(request));
    const context: GraphRuleContext = { graph, settings: this.#settings.settings };
    const findings = graph.resources.flatMap((resource) => {
      const rules = resource.isManaged ? this.#graphRules.get(resource.type) : undefined;
      return rules === undefined ? [] : this.#judge(rules, resource, context);
    });
    const { waivers, file } = this.#settings;
    if (waivers.length === 0) return findings.map(diagnosticOf);
    const earlier = this.#found.length;
    const judged = applyWaivers([...this.#found, ...findings], waivers, { graph, today: this.#today, file });
    // The engine has been told of the earlier ones. Findings about waivers are about the stack.
    const stackUrn = graph.ofType(STACK)[0]?.urn ?? "";
    return judged
      .slice(earlier)
      .map((finding) => diagnosticOf(finding.urn === file ? { ...finding, urn: stackUrn } : finding));
  }

  #graphOf(stack: readonly RequestedResource[]): ResourceGraph {
    const { file: name, records } = readAnalyzerRequests([...this.#seen.values()], stack);
    // Read by the program, or left alone by `--target`: not judged, but other resources may rest on it.
    const others = stack.filter(({ urn }) => !this.#seen.has(urn));
    const readOnly = readAnalyzerRequests(others, others).records.map(
      (record): ResourceRecord => ({ ...record, external: true }),
    );
    return ResourceGraph.of({ name, records: [...records, ...readOnly] });
  }

  /** A resource and its provider, which may add tags to it. The engine shows providers first. */
  #graphAround(requested: RequestedResource): ResourceGraph {
    const provider = this.#seen.get(requested.provider?.urn ?? "");
    const resources = provider === undefined ? [requested] : [provider, requested];
    const { file: name, records } = readAnalyzerRequests(resources);
    return ResourceGraph.of({ name, records });
  }

  /** What rules on one resource are judged in; the graph is made when something asks for it, which few do. */
  #contextOf(requested: RequestedResource): GraphRuleContext {
    let graph: ResourceGraph | undefined;
    const around = (): ResourceGraph => {
      graph ??= this.#graphAround(requested);
      return graph;
    };
    return {
      settings: this.#settings.settings,
      get graph(): ResourceGraph {
        return around();
      },
    };
  }

  #judge(rules: readonly Rule[], resource: Resource, context: GraphRuleContext): Finding[] {
    return rules.flatMap((rule) => {
      const found = judge(rule, resource, context, this.#options);
      return found === "pass" ? [] : found;
    });
  }

  /** `findings` with those waived that a waiver accepts; what there is to say of the waivers waits for the stack. */
  #waived(findings: readonly Finding[], context: GraphRuleContext): readonly Finding[] {
    const { waivers, file } = this.#settings;
    if (findings.length === 0 || waivers.length === 0) return findings;
    const judged = applyWaivers(findings, waivers, { graph: context.graph, today: this.#today, file });
    return judged.slice(0, findings.length);
  }
}
