import type { ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import type { AnyRuleExample } from "./example.ts";

/** How a reference to another resource appears in an input of a rule. */
export type Phase =
  /** In the state: every value is known. */
  | "deployed"
  /** In a preview: values of other resources are not known, what is wired to what is. */
  | "preview"
  /** In the engine's request for one resource: neither is known. */
  | "analyze";

const REFERENCE = /\$\{([^.}]+)\.([^}]+)\}/g;
const ACCOUNT = "123456789012";
const REGION = "eu-west-1";
const SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";

/** The URN of the resource `name` of an example. */
export function exampleUrn(type: string, name: string): string {
  return `urn:pulumi:example::rule::${type}::${name}`;
}

/** The records a reader would make of a deployed (or previewed) example. */
export function exampleRecords(example: AnyRuleExample, phase: Phase): ResourceRecord[] {
  const { resources } = example;
  return Object.entries(resources).map(([name, { type, properties, outputs, protect }]) => {
    const propertyDependencies: Record<string, string[]> = {};
    const inputs: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(properties)) {
      const used = new Set<string>();
      inputs[key] = resolve(value, example, phase, used);
      propertyDependencies[key] = [...used].map((other) => exampleUrn(resources[other]?.type ?? "", other));
    }
    const id = exampleId(type, name);
    return {
      urn: exampleUrn(type, name),
      type,
      custom: !type.startsWith("pulumi:pulumi:"),
      ...(phase === "deployed"
        ? { id, outputs: { ...inputs, ...exampleOutputs(type, name), ...outputs } }
        : {}),
      inputs,
      dependencies: [...new Set(Object.values(propertyDependencies).flat())],
      ...(phase === "analyze" ? {} : { propertyDependencies }),
      ...(protect === undefined ? {} : { protect }),
    };
  });
}

function resolve(value: unknown, example: AnyRuleExample, phase: Phase, used: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, example, phase, used));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, resolve(item, example, phase, used)]),
    );
  }
  if (typeof value !== "string" || !value.includes("${")) return value;
  let references = 0;
  const text = value.replace(REFERENCE, (whole, name: string, property: string) => {
    const target = example.resources[name];
    // Policy variables such as ${aws:username} look the same, and are not references.
    if (target === undefined) return whole;
    references += 1;
    used.add(name);
    const known = { ...target.properties, ...target.outputs, ...exampleOutputs(target.type, name) }[property];
    return typeof known === "string" ? known : `${name}-${property}`;
  });
  return references > 0 && phase !== "deployed" ? UNKNOWN : text;
}

function exampleId(type: string, name: string): string {
  if (!type.startsWith("azure-native:")) return `${name}-id`;
  const [, namespace = "", kind = ""] = type.split(":");
  return `/subscriptions/${SUBSCRIPTION}/resourceGroups/example/providers/Microsoft.${namespace}/${kind}/${name}`;
}

function exampleOutputs(type: string, name: string): Record<string, string> {
  const id = exampleId(type, name);
  if (type.startsWith("azure-native:")) return { id };
  const service = type.split(":")[1]?.split("/")[0] ?? "";
  return { id, arn: `arn:aws:${service}:${REGION}:${ACCOUNT}:${id}` };
}
