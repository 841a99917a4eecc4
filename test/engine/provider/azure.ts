// The Azure side of the test provider.
import type { Properties } from "../sdk.ts";
import { armId, armType, ownNameProperty, SUBSCRIPTION, TENANT, tableKey } from "./azure-ids.ts";
import { typeOutputs } from "./azure-outputs.ts";
import { type Cloud, type ResourceFacts, type ResourceState, text, unknownFunction } from "./cloud.ts";
import { sdkClass } from "./sdk-class.ts";
import { digits, uuid } from "./values.ts";

/** Names made of letters and digits only. */
const PLAIN_NAMES: ReadonlySet<string> = new Set(["containerregistry:Registry", "storage:StorageAccount"]);
/** Settings that exist once per parent, under a fixed name. */
const DEFAULT_NAMES: ReadonlySet<string> = new Set([
  "servicebus:NamespaceNetworkRuleSet",
  "storage:BlobContainerImmutabilityPolicy",
  "storage:BlobServiceProperties",
  "storage:FileServiceProperties",
  "storage:ManagementPolicy",
]);
const UUID_NAMES: ReadonlySet<string> = new Set([
  "authorization:RoleAssignment",
  "authorization:RoleDefinition",
]);

function nameProperty(type: string): string | undefined {
  const property = ownNameProperty(type);
  return property !== undefined && !sdkClass(type)?.required.has(property) ? property : undefined;
}

function generatedName({ type, name, urn }: ResourceFacts): string {
  const key = tableKey(type);
  if (DEFAULT_NAMES.has(key)) return "default";
  if (UUID_NAMES.has(key)) return uuid(urn);
  const suffix = digits(urn, 8);
  if (PLAIN_NAMES.has(key))
    return `${name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")
      .slice(0, 16)}${suffix}`;
  return key === "keyvault:Vault" ? `${name.slice(0, 16)}${suffix}` : `${name}${suffix}`;
}

/** The provider's location is where everything goes that does not say otherwise. */
function defaults({ type, inputs, config }: ResourceFacts): Properties {
  const location = text(config.location);
  const takesOne = sdkClass(type)?.inputs.has("location") && inputs.location === undefined;
  return takesOne && location !== undefined ? { location } : {};
}

function state(facts: ResourceFacts): ResourceState {
  const { type, urn, inputs } = facts;
  const property = ownNameProperty(type);
  const name = (property === undefined ? undefined : text(inputs[property])) ?? generatedName(facts);
  const id = armId(type, name, inputs);
  const found = sdkClass(type);
  return {
    id,
    planned: {},
    computed: {
      name,
      ...(found?.computed.has("type") ? { type: armType(id) } : {}),
      ...(found?.computed.has("provisioningState") ? { provisioningState: "Succeeded" } : {}),
      ...typeOutputs(type, { id, name, urn, inputs }),
    },
  };
}

function invoke(token: string): Properties {
  if (token !== "azure-native:authorization:getClientConfig") throw unknownFunction(token);
  return {
    clientId: uuid("client"),
    objectId: uuid("object"),
    subscriptionId: SUBSCRIPTION,
    tenantId: TENANT,
  };
}

export const azure: Cloud = {
  name: "azure-native",
  version: "3.28.0",
  nameProperty,
  generatedName,
  defaults,
  replacesOn: (type) => new Set(["location", "resourceGroupName", "scope", ownNameProperty(type) ?? "name"]),
  state,
  invoke,
};
