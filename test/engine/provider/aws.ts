// The AWS side of the test provider.
import type { Properties } from "../sdk.ts";
import { invokeAws } from "./aws-invokes.ts";
import { ACCOUNT, arn, idKind, NAME_PROPERTIES, NAMELESS } from "./aws-names.ts";
import { typeOutputs } from "./aws-outputs.ts";
import { type Cloud, type ResourceFacts, type ResourceState, text } from "./cloud.ts";
import { sdkClass } from "./sdk-class.ts";
import { digits, isObject, uuid } from "./values.ts";

/** What AWS cannot change in place, where the tests could meet it. */
const REPLACING = new Set([
  "availabilityZone",
  "cidrBlock",
  "dbName",
  "engine",
  "kmsKeyArn",
  "snapshotIdentifier",
  "storageEncrypted",
  "subnetId",
  "vpcId",
]);

function nameProperty(type: string): string | undefined {
  const special = NAME_PROPERTIES[type];
  if (special !== undefined) return special;
  const found = sdkClass(type);
  const generated = found?.inputs.has("name") && !found.required.has("name") && !NAMELESS.has(type);
  return generated ? "name" : undefined;
}

function generatedName({ type, name, urn }: ResourceFacts): string {
  const suffix = digits(urn, 7);
  if (type === "aws:kms/alias:Alias") return `alias/${name}-${suffix}`;
  // The load balancer's limit of 32 is the shortest common one.
  return type.endsWith(":LoadBalancer") || type.endsWith(":TargetGroup")
    ? `${name.slice(0, 24)}-${suffix}`
    : `${name}-${suffix}`;
}

/** Settings of a bucket or a vault carry the id of what they belong to; a task definition is its family. */
function borrowedName(inputs: Properties): string | undefined {
  return text(inputs.bucket) ?? text(inputs.backupVaultName) ?? text(inputs.family);
}

function physicalName(facts: ResourceFacts): string {
  const property = nameProperty(facts.type) ?? "name";
  return (
    text(facts.inputs[property]) ?? borrowedName(facts.inputs) ?? `${facts.name}-${digits(facts.urn, 7)}`
  );
}

function tagsAll(facts: ResourceFacts): Properties {
  const defaults = facts.config.defaultTags;
  const inherited = isObject(defaults) && isObject(defaults.tags) ? defaults.tags : {};
  const own = facts.inputs.tags;
  // Tags that are unknown as a whole leave nothing to merge.
  if (own !== undefined && !isObject(own)) return { tagsAll: own };
  const merged = { ...inherited, ...own };
  return Object.keys(merged).length > 0 ? { tagsAll: merged } : {};
}

function regionOf({ inputs, config, urn }: ResourceFacts): string {
  const region = text(inputs.region) ?? text(config.region);
  if (region === undefined) {
    throw new Error(`No AWS region for ${urn}: set aws:region, the provider's region or the resource's.`);
  }
  return region;
}

function state(facts: ResourceFacts): ResourceState {
  const { type, urn, inputs } = facts;
  const found = sdkClass(type);
  const region = regionOf(facts);
  const name = physicalName(facts);
  const hex = digits(urn, 32);
  const kind = idKind(type);
  const short =
    kind.kind === "prefixed" ? `${kind.prefix}-${hex.slice(0, 17)}` : kind.kind === "uuid" ? uuid(urn) : name;
  const plainId = type === "aws:route53/zone:Zone" ? `Z${hex.slice(0, 20).toUpperCase()}` : short;
  const ownArn = arn(type, { region, id: plainId, name, hex });
  const outputs = typeOutputs(type, { id: plainId, arn: ownArn, name, region, hex, inputs });
  const id = kind.kind === "arn" ? ownArn : (text(outputs.url) ?? plainId);
  return {
    id,
    planned: {
      ...(found?.inputs.has("region") ? { region } : {}),
      ...(found?.computed.has("tagsAll") ? tagsAll(facts) : {}),
    },
    computed: {
      ...(found?.computed.has("arn") ? { arn: ownArn } : {}),
      ...(found?.computed.has("accountId") ? { accountId: ACCOUNT } : {}),
      ...outputs,
    },
  };
}

export const aws: Cloud = {
  name: "aws",
  version: "7.48.0",
  nameProperty,
  generatedName,
  defaults: () => ({}),
  replacesOn: (type) => new Set([...REPLACING, nameProperty(type) ?? "name"]),
  state,
  invoke: invokeAws,
};
