import { type Resource, ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import type { Truth } from "@rampart/core/value";
import { DISASTERS, isUndetermined, type Protection } from "../../src/protection/protection.ts";
import { protectionsOf } from "../../src/protection/protections-of.ts";

export const HOME_REGION = "eu-west-1";
export const HOME_ACCOUNT = "111111111111";
export const SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::orders::${type}::${name}`;
}

const AWS_PROVIDER = urnOf("pulumi:providers:aws", "default");
const AZURE_PROVIDER = urnOf("pulumi:providers:azure-native", "default");

/** The default providers of a stack, which its resources have unless they say otherwise. */
const PROVIDERS: readonly ResourceRecord[] = [
  {
    urn: AWS_PROVIDER,
    type: "pulumi:providers:aws",
    custom: true,
    inputs: { region: HOME_REGION, accountId: HOME_ACCOUNT },
  },
  {
    urn: AZURE_PROVIDER,
    type: "pulumi:providers:azure-native",
    custom: true,
    inputs: { subscriptionId: SUBSCRIPTION },
  },
];

export type Fields = Partial<Omit<ResourceRecord, "urn" | "type" | "inputs">>;

/** A resource of the stack `prod` with its inputs. */
export function record(
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
  fields: Fields = {},
): ResourceRecord {
  const provider = `${type.startsWith("azure") ? AZURE_PROVIDER : AWS_PROVIDER}::id`;
  return { urn: urnOf(type, name), type, custom: true, provider, inputs, ...fields };
}

export function graphOf(...records: readonly ResourceRecord[]): ResourceGraph {
  return ResourceGraph.of({ name: "prod.json", records: [...PROVIDERS, ...records] });
}

export function resourceOf(graph: ResourceGraph, name: string): Resource {
  const found = graph.resources.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`no resource ${name}`);
  return found;
}

/** The protections of the resource `name` among `records`. */
export function protectionsFor(name: string, ...records: readonly ResourceRecord[]): Protection[] {
  const graph = graphOf(...records);
  return protectionsOf(resourceOf(graph, name), graph);
}

/** A protection in one line of plain data, to compare with. */
export interface Summary {
  readonly kind: string;
  readonly name: string;
  /** Seconds from a job, or a write, until the point can be used; the properties that hide it. */
  readonly delay: number | readonly string[];
  readonly scheduled: boolean;
  /** `d`, `z`, `r`, `a` for what it survives, `?` after one that is not known. */
  readonly survives: string;
  readonly days: number | "for ever" | readonly string[];
}

export function summaryOf(protection: Protection): Summary {
  const { kind, name, stream, survives, retention } = protection;
  const letters = DISASTERS.map((disaster) => letterOf(disaster, survives[disaster])).join("");
  return {
    kind,
    name,
    delay: isUndetermined(stream)
      ? stream.undetermined.map(({ path }) => path)
      : stream.delays.reduce((sum, { seconds }) => sum + seconds, 0),
    scheduled: !isUndetermined(stream) && stream.schedule !== undefined,
    survives: letters,
    days: isUndetermined(retention)
      ? retention.undetermined.map(({ path }) => path)
      : retention.seconds === undefined
        ? "for ever"
        : retention.seconds / 86_400,
  };
}

function letterOf(disaster: string, truth: Truth): string {
  const letter = disaster.slice(0, 1);
  if (truth.state === "unknown") return `${letter}?`;
  return truth.state === "true" ? letter : "";
}

/** The protection whose name begins with `start`, in one line. */
export function named(protections: readonly Protection[], start: string): Summary {
  const found = protections.filter(({ name }) => name.startsWith(start));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const names = protections.map(({ name }) => name).join("; ");
    throw new Error(`${found.length} protections named ${start} among: ${names}`);
  }
  return summaryOf(only);
}
