// AWS functions programs call while they run.
import type { Json, Properties } from "../sdk.ts";
import { ACCOUNT } from "./aws-names.ts";
import { type ProviderConfig, text, unknownFunction } from "./cloud.ts";
import { isObject } from "./values.ts";

type Invoke = (args: Properties, region: string) => Properties;

function getAvailabilityZones(_args: Properties, region: string): Properties {
  const letters = ["a", "b", "c"];
  return {
    groupNames: [region],
    id: region,
    names: letters.map((letter) => `${region}${letter}`),
    region,
    state: "available",
    zoneIds: letters.map((_letter, index) => `${region}-az${index + 1}`),
  };
}

function list(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** As AWS writes policies: a single value stands alone, several make a list. */
function oneOrMany(value: Json | undefined): Json {
  const values = list(value);
  return values.length === 1 ? (values[0] ?? null) : values;
}

function principals(value: Json | undefined): Json {
  const entries = list(value).filter(isObject);
  if (entries.some((entry) => entry.type === "*")) return "*";
  return Object.fromEntries(entries.map((entry) => [String(entry.type), oneOrMany(entry.identifiers)]));
}

function conditions(value: Json | undefined): Properties {
  const result: Record<string, Properties> = {};
  for (const entry of list(value).filter(isObject)) {
    const operator = String(entry.test);
    result[operator] = { ...result[operator], [String(entry.variable)]: oneOrMany(entry.values) };
  }
  return result;
}

function statement(source: Properties): Properties {
  const result: Properties = { Effect: source.effect ?? "Allow" };
  const put = (key: string, from: string, value: (from: Json | undefined) => Json): void => {
    if (list(source[from]).length > 0) result[key] = value(source[from]);
  };
  put("Sid", "sid", oneOrMany);
  put("Action", "actions", oneOrMany);
  put("NotAction", "notActions", oneOrMany);
  put("Resource", "resources", oneOrMany);
  put("NotResource", "notResources", oneOrMany);
  put("Principal", "principals", principals);
  put("NotPrincipal", "notPrincipals", principals);
  put("Condition", "conditions", conditions);
  return result;
}

function getPolicyDocument(args: Properties): Properties {
  const document: Properties = {
    Version: args.version ?? "2012-10-17",
    Statement: list(args.statements).filter(isObject).map(statement),
  };
  const policyId = text(args.policyId);
  if (policyId !== undefined) document.Id = policyId;
  const json = JSON.stringify(document, null, 2);
  return { ...args, id: "policy-document", json, minifiedJson: JSON.stringify(document) };
}

const INVOKES: Readonly<Record<string, Invoke>> = {
  "aws:iam/getPolicyDocument:getPolicyDocument": getPolicyDocument,
  "aws:index/getAvailabilityZones:getAvailabilityZones": getAvailabilityZones,
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    accountId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:user/test`,
    id: ACCOUNT,
    userId: "AIDATEST",
  }),
  "aws:index/getPartition:getPartition": () => ({
    dnsSuffix: "amazonaws.com",
    id: "aws",
    partition: "aws",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:index/getRegion:getRegion": (_args, region) => ({
    description: region,
    endpoint: `ec2.${region}.amazonaws.com`,
    id: region,
    name: region,
    region,
  }),
};

export function invokeAws(token: string, args: Properties, config: ProviderConfig): Properties {
  const invoke = INVOKES[token];
  if (!invoke) throw unknownFunction(token);
  const region = text(args.region) ?? text(config.region) ?? "";
  return invoke(args, region);
}
