import { expect, test } from "vitest";
import type { Json } from "../sdk.ts";
import { aws } from "./aws.ts";
import { TYPES_WITH_OUTPUTS as AWS_TYPES } from "./aws-outputs.ts";
import { azure } from "./azure.ts";
import { armType, PATH_INPUTS } from "./azure-ids.ts";
import { TYPES_WITH_OUTPUTS as AZURE_TYPES } from "./azure-outputs.ts";
import { checkedInputs } from "./check.ts";
import type { Cloud, ResourceFacts } from "./cloud.ts";
import { diffInputs } from "./diff.ts";
import { outputs, plannedOutputs } from "./outputs.ts";
import { sdkClass } from "./sdk-class.ts";
import { markSecrets, secretTexts, UNKNOWN } from "./values.ts";

function facts(type: string, inputs: Record<string, Json> = {}): ResourceFacts {
  return {
    urn: `urn:pulumi:dev::test::${type}::x`,
    type,
    name: "x",
    inputs,
    config: { region: "eu-central-1", location: "westeurope" },
  };
}

/** Inputs that fill every part an Azure id may need. */
function placeholders(type: string): Record<string, Json> {
  const inputs = [...(sdkClass(type)?.inputs ?? [])].filter((name) =>
    /(Name|Type|scope|resourceUri)$/.test(name),
  );
  return Object.fromEntries(inputs.map((name) => [name, name]));
}

const modelled: [string, Cloud][] = [
  ...AWS_TYPES.map((type): [string, Cloud] => [type, aws]),
  ...AZURE_TYPES.map((type): [string, Cloud] => [type, azure]),
];

test.each(modelled)("%s: every output the provider makes up is one the SDK knows", (type, cloud) => {
  const known = sdkClass(type);
  expect(known).toBeDefined();
  const { planned, computed } = cloud.state(facts(type, placeholders(type)));
  const unheardOf = Object.keys({ ...planned, ...computed }).filter(
    (name) => !known?.computed.has(name) && !known?.inputs.has(name),
  );
  expect(unheardOf).toEqual([]);
});

test.each(PATH_INPUTS)("$type: the parts of its Azure id are inputs the SDK knows", ({ type, inputs }) => {
  const known = sdkClass(type);
  expect(known).toBeDefined();
  expect(inputs.filter((name) => !known?.inputs.has(name))).toEqual([]);
});

test.each([
  ["aws:s3/bucket:Bucket", "bucket", /^x-[0-9a-f]{7}$/],
  ["aws:rds/instance:Instance", "identifier", /^x-[0-9a-f]{7}$/],
  ["aws:iam/role:Role", "name", /^x-[0-9a-f]{7}$/],
  ["aws:dynamodb/table:Table", "name", /^x-[0-9a-f]{7}$/],
  ["aws:kms/alias:Alias", "name", /^alias\/x-[0-9a-f]{7}$/],
  ["azure-native:resources:ResourceGroup", "resourceGroupName", /^x[0-9a-f]{8}$/],
  ["azure-native:storage:StorageAccount", "accountName", /^[a-z0-9]{3,24}$/],
  ["azure-native:keyvault:Vault", "vaultName", /^x[0-9a-f]{8}$/],
  ["azure-native:network:VirtualNetwork", "virtualNetworkName", /^x[0-9a-f]{8}$/],
  ["azure-native:network:NetworkSecurityGroup", "networkSecurityGroupName", /^x[0-9a-f]{8}$/],
  ["azure-native:authorization:RoleAssignment", "roleAssignmentName", /^[0-9a-f-]{36}$/],
])("%s gets a generated %s", (type, property, shape) => {
  const cloud = type.startsWith("aws:") ? aws : azure;
  const checked = checkedInputs(cloud, facts(type), {}, {});
  expect(checked[property]).toMatch(shape);
  expect(checked.__defaults).toContain(property);
});

test("a name the program gives stands; a generated one stays until the program names its own", () => {
  const bucket = facts("aws:s3/bucket:Bucket");
  expect(checkedInputs(aws, bucket, { bucket: "mine" }, {})).toEqual({ bucket: "mine", __defaults: [] });
  const olds = { bucket: "x-before", __defaults: ["bucket"] };
  expect(checkedInputs(aws, bucket, {}, olds).bucket).toBe("x-before");
  const given = { bucket: "mine", __defaults: [] };
  expect(checkedInputs(aws, bucket, {}, given).bucket).not.toBe("mine");
});

test("types without a generated name get none", () => {
  expect(aws.nameProperty("aws:route53/record:Record")).toBeUndefined();
  expect(aws.nameProperty("aws:ec2/vpc:Vpc")).toBeUndefined();
});

test("settings of a bucket carry the bucket's id", () => {
  const versioning = facts("aws:s3/bucketVersioning:BucketVersioning", { bucket: "data" });
  expect(aws.state(versioning).id).toBe("data");
});

test("a value made from an unknown one is unknown as a whole", () => {
  const bucket = facts("aws:s3/bucket:Bucket", { bucket: UNKNOWN });
  expect(outputs(aws, bucket, { bucket: UNKNOWN }).properties.arn).toBe(UNKNOWN);
});

test("a planned system-assigned identity is known in its type only", () => {
  const inputs = { resourceGroupName: "g", vaultName: "v", identity: { type: "SystemAssigned" } };
  const planned = plannedOutputs(azure, facts("azure-native:dataprotection:BackupVault", inputs), inputs);
  expect(planned.identity).toEqual({ type: "SystemAssigned", principalId: UNKNOWN, tenantId: UNKNOWN });
});

test("texts that repeat a secret are marked, others are not", () => {
  const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
  const secrets = secretTexts({ a: { ...signature, value: "hush" }, b: "open" });
  expect(secrets).toEqual(["hush"]);
  expect(markSecrets({ x: "say hush", y: "open" }, secrets)).toEqual({
    x: { ...signature, value: "say hush" },
    y: "open",
  });
});

test("the order of keys is no difference; a changed secret and a removed input are", () => {
  const none = new Set<string>();
  expect(diffInputs({ tags: { a: "1", b: "2" } }, { tags: { b: "2", a: "1" } }, none).changed).toEqual([]);
  const sealed = (value: string) => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
  });
  expect(diffInputs({ p: sealed("a") }, { p: "a" }, none).changed).toEqual([]);
  expect(diffInputs({ p: sealed("a"), q: 1 }, { p: sealed("b") }, none).changed).toEqual(["p", "q"]);
});

test("a change of name replaces the resource", () => {
  const replacing = aws.replacesOn("aws:s3/bucket:Bucket");
  expect(diffInputs({ bucket: "a" }, { bucket: "b" }, replacing).replaces).toEqual(["bucket"]);
});

test("a child without a row of its own is placed below its parent", () => {
  const queue = facts("azure-native:servicebus:Queue", {
    resourceGroupName: "g",
    namespaceName: "bus",
    queueName: "q",
  });
  expect(azure.state(queue).id).toMatch(
    /\/resourceGroups\/g\/providers\/Microsoft\.ServiceBus\/namespaces\/bus\/queues\/q$/,
  );
});

test("an Azure type is read off the id, also below a scope", () => {
  const account = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a";
  expect(armType(account)).toBe("Microsoft.Storage/storageAccounts");
  expect(armType(`${account}/providers/Microsoft.Authorization/roleAssignments/r`)).toBe(
    "Microsoft.Authorization/roleAssignments",
  );
  expect(armType("/subscriptions/s/resourceGroups/g")).toBe("Microsoft.Resources/resourceGroups");
});
