import type { FleetResource } from "./fleet.ts";
import { arnOf, idOf, PULUMI_AWS_VERSION, REGION, TIME } from "./names.ts";
import { type Json, referencesIn, toJsonObject } from "./properties.ts";

const PROJECT = "fleet";
const STACK = "prod";
const TIMES = { created: TIME, modified: TIME } as const;
const PROVIDER_ID = "11111111-1111-4111-8111-111111111111";

const ROOT: string = urnOf("pulumi:pulumi:Stack", `${PROJECT}-${STACK}`);
const PROVIDER: string = urnOf("pulumi:providers:aws", "default");

function urnOf(type: string, name: string): string {
  return `urn:pulumi:${STACK}::${PROJECT}::${type}::${name}`;
}

/** The resource of the fleet that `urn` names. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** What `pulumi stack export` writes once the fleet is deployed. */
export function pulumiExport(fleet: readonly FleetResource[]): Json {
  const settings = { region: REGION, version: PULUMI_AWS_VERSION };
  return {
    version: 3,
    deployment: {
      manifest: { time: TIME, magic: "", version: "v3.250.0" },
      resources: [
        { urn: ROOT, custom: false, type: "pulumi:pulumi:Stack", ...TIMES },
        {
          urn: PROVIDER,
          custom: true,
          id: PROVIDER_ID,
          type: "pulumi:providers:aws",
          inputs: settings,
          outputs: settings,
          parent: ROOT,
          ...TIMES,
        },
        ...fleet.map(stateOf),
      ],
      metadata: {},
    },
  };
}

function stateOf({ kind, name, inputs: properties }: FleetResource): Json {
  const type = kind.pulumiType;
  const inputs = toJsonObject(properties, (reference) =>
    reference.attribute === "arn"
      ? arnOf(reference.type, reference.name)
      : idOf(reference.type, reference.name),
  );
  const id = idOf(type, name);
  const wired = Object.entries(properties).flatMap(([key, property]) => {
    const urns = referencesIn(property).map((reference) => urnOf(reference.type, reference.name));
    return urns.length === 0 ? [] : [[key, urns] as const];
  });
  return {
    urn: urnOf(type, name),
    custom: true,
    id,
    type,
    inputs: { __defaults: [], ...inputs },
    outputs: { ...inputs, id, arn: arnOf(type, name), region: REGION, tagsAll: inputs.tags ?? {} },
    parent: ROOT,
    dependencies: wired.flatMap(([, urns]) => urns),
    provider: `${PROVIDER}::${PROVIDER_ID}`,
    propertyDependencies: Object.fromEntries(wired),
    ...TIMES,
  };
}
