// What a component is to the engine: the URNs of what it registers. A change of them would delete and make again what
// stands there, so it needs an alias.
import { existsSync, readFileSync } from "node:fs";
import { capture } from "@rampart/core/capture";
import { expect } from "vitest";
import { type Alias, type ResourceTransformation, ROOT_STACK_RESOURCE_TYPE, runtime } from "./pulumi.ts";

const PROVIDER = "pulumi:providers:";

/**
 * Compares what `program` registers with the list that is committed at `file`. What is gone from the list must be named
 * by an alias; what is new is written to it by `vitest -u`.
 */
export async function expectIdentity(file: string, program: () => unknown, region: string): Promise<void> {
  const identities = await identitiesOf(program, region);
  const committed = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : [];
  expect(
    lostFrom(committed, identities),
    "these would be deleted in stacks that have them: give what replaces them an alias",
  ).toEqual([]);
  await expect(`${JSON.stringify(identities.urns, undefined, 2)}\n`).toMatchFileSnapshot(file);
}

/** What a program registers, and by which other identities the engine would know it. */
export interface Identities {
  readonly urns: readonly string[];
  readonly aliased: ReadonlySet<string>;
}

/** What of `committed` is registered no more, under no alias either. */
export function lostFrom(committed: readonly string[], { urns, aliased }: Identities): readonly string[] {
  const covered = new Set([...urns, ...aliased]);
  return committed.filter((urn) => !covered.has(urn));
}

/** Types of the parents, type and name, without stack and project. */
export async function identitiesOf(program: () => unknown, region: string): Promise<Identities> {
  const aliases: { readonly type: string; readonly name: string; readonly alias: Alias | string }[] = [];
  const collect: ResourceTransformation = ({ type, name, opts }) => {
    for (const alias of (opts.aliases ?? []) as (Alias | string)[]) aliases.push({ type, name, alias });
    return undefined;
  };
  const graph = await capture(
    () => {
      runtime.registerStackTransformation(collect);
      return program();
    },
    { config: { "aws:region": region, "azure-native:location": region } },
  );
  const urns = graph.resources
    .map(({ urn }) => urn.split("::").slice(2).join("::"))
    .filter((urn) => !urn.startsWith(PROVIDER) && !urn.startsWith(ROOT_STACK_RESOURCE_TYPE))
    .sort();
  const aliased = aliases.flatMap(({ type, name, alias }) =>
    urns.filter((urn) => urn.endsWith(`${type}::${name}`)).map((urn) => formerly(urn, type, name, alias)),
  );
  return { urns, aliased: new Set(aliased) };
}

function formerly(urn: string, type: string, name: string, alias: Alias | string): string {
  if (typeof alias === "string") return alias.split("::").slice(2).join("::");
  const formerType = String(alias.type ?? type);
  const formerName = String(alias.name ?? name);
  // The root of the stack is the only former parent that is understood.
  if ("parentUrn" in alias || ("parent" in alias && alias.parent !== undefined)) {
    throw new Error("aliases by another parent than the stack are not understood here");
  }
  const hadNoParent = "parent" in alias;
  const parents = hadNoParent ? "" : urn.slice(0, urn.length - `${type}::${name}`.length);
  return `${parents}${formerType}::${formerName}`;
}
