import { Resource, type ResourceRecord } from "@rampart/core/graph";
import { UNKNOWN } from "@rampart/core/value";
import { type Remediation, remediate } from "../remedy/remediation.ts";
import type { Rule } from "../rule.ts";
import { answersTo } from "./answers.ts";
import type { AnyRuleExample } from "./example.ts";
import { exampleRecords, exampleUrn } from "./example-records.ts";
import { asSecret, JUNK, SECRET_MARKER, showsSecret } from "./substitutes.ts";
import { at, type Path, pathsIn, replaceAt, showPath } from "./variants.ts";

/** A stack with a resource that may fail. */
interface Case {
  readonly example: Pick<AnyRuleExample, "title" | "settings">;
  readonly records: readonly ResourceRecord[];
}

/** What is wrong with the remedies of `rule`, in sentences. */
export function remediesContradicting(rule: Rule, bad: readonly AnyRuleExample[]): string[] {
  const types = [...(rule.remedies?.keys() ?? [])];
  if (types.length === 0) return [];
  const cases: readonly Case[] = [
    ...bad.map((example) => ({ example, records: exampleRecords(example, "deployed") })),
    ...types.map((type) => ({ example: { title: `a bare ${type}` }, records: [bare(type)] })),
  ];
  const used = new Set<string>();
  const problems = cases.flatMap((one) => {
    const answers = answersTo(rule, one.example, one.records);
    return one.records.flatMap((record, index) => {
      if (answers.byUrn.get(record.urn) !== "fail") return [];
      const resource = new Resource(record);
      const found = remedyContradicting(rule, one, index);
      if (found === undefined) return [];
      used.add(resource.type);
      return [...found, ...variantsContradicting(rule, record)].map(
        (problem) => `the remedy of ${resource.name} in "${one.example.title}" ${problem}`,
      );
    });
  });
  const unused = types.filter((type) => !used.has(type));
  return [...problems, ...unused.map((type) => `no bad example shows what the remedy of ${type} does`)];
}

function bare(type: string): ResourceRecord {
  return { urn: exampleUrn(type, "bare"), type, custom: true, inputs: {} };
}

/** Undefined where there is no remedy for the resource. */
function remedyContradicting(rule: Rule, { example, records }: Case, index: number): string[] | undefined {
  const record = records[index] as ResourceRecord;
  const remediation = attempt(rule, record);
  if (remediation === undefined) return undefined;
  if (typeof remediation === "string") return [remediation];
  const remedied = {
    ...record,
    inputs: remediation.inputs,
    outputs: { ...record.outputs, ...remediation.inputs },
  };
  const { byUrn, messages } = answersTo(rule, example, records.with(index, remedied));
  const answer = byUrn.get(record.urn);
  const isMended = answer === "pass" || answer === "nothing";
  return [
    ...(isMended ? [] : [`is not enough (${answer}): ${messages.join("; ")}`]),
    ...again(rule, remedied),
  ];
}

/** With each property in turn not known, secret or of another type. */
function variantsContradicting(rule: Rule, record: ResourceRecord): string[] {
  return pathsIn(record.inputs).flatMap((path) => {
    const sealed = [UNKNOWN, asSecret(at(record.inputs, path)), asSecret(SECRET_MARKER)];
    const problems = [...sealed, ...JUNK].flatMap((substitute, index) => {
      const variant = {
        ...record,
        inputs: replaceAt(record.inputs, path, substitute) as Record<string, unknown>,
      };
      return variantContradicting(rule, variant, index < sealed.length ? path : undefined);
    });
    return problems.map((problem) => `with ${showPath(path)} substituted ${problem}`);
  });
}

function variantContradicting(rule: Rule, variant: ResourceRecord, sealedAt: Path | undefined): string[] {
  const before = structuredClone(variant.inputs);
  const remediation = attempt(rule, variant);
  if (typeof remediation === "string") return [remediation];
  if (!isSame(before, variant.inputs)) return ["changes the resource it is given"];
  if (remediation === undefined) return [];
  const { inputs, changes, description } = remediation;
  const isTouched = sealedAt !== undefined && !isKept(variant.inputs, inputs, sealedAt);
  return [
    ...(isTouched ? ["does not leave alone what is secret or not known"] : []),
    ...(showsSecret(JSON.stringify(changes) + description) ? [`shows a secret: ${description}`] : []),
    ...again(rule, { ...variant, inputs }),
  ];
}

/** Where it stood in a list, it may have gone with its item, or moved up. */
function isKept(before: unknown, after: unknown, path: Path): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return isSame(before, after);
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null)
    return false;
  if (Array.isArray(before) && Array.isArray(after) && after.length < before.length) return true;
  return isKept(at(before, [key]), at(after, [key]), rest);
}

function again(rule: Rule, record: ResourceRecord): string[] {
  const more = attempt(rule, record);
  if (more === undefined) return [];
  return typeof more === "string" ? [more] : [`changes more when asked again: ${more.description}`];
}

/** The remediation, or what is wrong with it. */
function attempt(rule: Rule, record: ResourceRecord): Remediation | string | undefined {
  try {
    return remediate(rule, new Resource(record));
  } catch (error) {
    return `breaks: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
