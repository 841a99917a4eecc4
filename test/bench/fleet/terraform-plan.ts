import type { FleetResource } from "./fleet.ts";
import { REGION, TIME } from "./names.ts";
import { type Json, referencesIn, toJsonObject } from "./properties.ts";
import { addressing, terraformAddress, terraformArguments } from "./terraform.ts";

const PROVIDER = "registry.terraform.io/hashicorp/aws";

interface Planned {
  readonly value: Json;
  readonly change: Json;
  readonly configuration: Json;
}

/** What `terraform show -json PLAN` prints before the fleet is first deployed. */
export function terraformPlan(fleet: readonly FleetResource[]): Json {
  const addressOf = addressing(fleet);
  const planned = fleet.map((resource) => plannedOf(resource, addressOf));
  return {
    format_version: "1.2",
    terraform_version: "1.9.8",
    planned_values: { root_module: { resources: planned.map(({ value }) => value) } },
    resource_changes: planned.map(({ change }) => change),
    configuration: {
      provider_config: {
        aws: { name: "aws", full_name: PROVIDER, expressions: { region: { constant_value: REGION } } },
      },
      root_module: { resources: planned.map(({ configuration }) => configuration) },
    },
    timestamp: TIME,
    applyable: true,
    complete: true,
    errored: false,
  };
}

function plannedOf(
  resource: FleetResource,
  addressOf: (reference: ReturnType<typeof referencesIn>[number]) => string,
): Planned {
  const { name, kind } = resource;
  const type = kind.terraformType;
  const properties = Object.entries(terraformArguments(resource));
  // What comes from another resource is not known before that one exists.
  const known = toJsonObject(
    Object.fromEntries(properties.filter(([, property]) => referencesIn(property).length === 0)),
    addressOf,
  );
  const computed = properties.filter(([, property]) => referencesIn(property).length > 0);
  const expressions = Object.fromEntries([
    ...Object.entries(known).map(([key, value]) => [key, { constant_value: value }] as const),
    ...computed.map(([key, property]) => {
      const references = referencesIn(property).flatMap((reference) => {
        const address = addressOf(reference);
        return [`${address}.${reference.attribute}`, address];
      });
      return [key, { references }] as const;
    }),
  ]);
  const identity = { address: terraformAddress(type, name), mode: "managed", type, name };
  return {
    value: { ...identity, provider_name: PROVIDER, schema_version: 0, values: known, sensitive_values: {} },
    change: {
      ...identity,
      provider_name: PROVIDER,
      change: {
        actions: ["create"],
        before: null,
        after: known,
        after_unknown: { id: true, arn: true, ...Object.fromEntries(computed.map(([key]) => [key, true])) },
        before_sensitive: false,
        after_sensitive: {},
      },
    },
    configuration: { ...identity, provider_config_key: "aws", schema_version: 0, expressions },
  };
}
