// A stack export with data resources of both clouds, and the plans and policies that back them up.
import type { Json } from "../fleet/properties.ts";
import { randomNumbers } from "../fleet/random.ts";

const PROJECT = "estate";
const STACK = "prod";
const REGION = "eu-west-1";
const ACCOUNT = "111111111111";
const SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";
const SEED = 20_261_120;
/** How many resources share a plan or a policy. */
const IN_ONE_PLAN = 10;

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Australia/Adelaide",
  "Asia/Kolkata",
  "Africa/Cairo",
  "Pacific/Auckland",
];
/** As Azure calls some of them. */
const WINDOWS_ZONES = ["UTC", "W. Europe Standard Time", "Eastern Standard Time", "India Standard Time"];
const TIERS = ["gold", "silver", "bronze"];

/** What the objectives are, for `rampart.yaml`. */
export const SETTINGS: string = `version: 1
tiers:
  gold: { rpo: 1h, retention: 35d, copies: { regions: 1, accounts: 1 } }
  silver: { rpo: 24h, retention: 14d, copies: { regions: 1 } }
  bronze: { rpo: 7d, retention: 7d }
workloads:
${TIERS.map((tier) => `  ${tier}: { tier: ${tier}, owner: team-${tier}, match: { tags: { tier: ${tier} } } }`).join("\n")}
`;

type Random = () => number;

interface State {
  readonly urn: string;
  readonly [key: string]: Json;
}

const ROOT = urnOf("pulumi:pulumi:Stack", `${PROJECT}-${STACK}`);
const AWS = urnOf("pulumi:providers:aws", "default");
const AZURE = urnOf("pulumi:providers:azure-native", "default");

function urnOf(type: string, name: string): string {
  return `urn:pulumi:${STACK}::${PROJECT}::${type}::${name}`;
}

function state(
  type: string,
  name: string,
  inputs: Readonly<Record<string, Json>>,
  id: string,
  wired: Readonly<Record<string, readonly string[]>> = {},
  outputs: Readonly<Record<string, Json>> = {},
): State {
  return {
    urn: urnOf(type, name),
    custom: true,
    id,
    type,
    inputs: { __defaults: [], ...inputs },
    outputs: { ...inputs, ...outputs, id },
    parent: ROOT,
    dependencies: Object.values(wired).flat(),
    provider: `${type.startsWith("azure") ? AZURE : AWS}::11111111-1111-4111-8111-111111111111`,
    propertyDependencies: Object.fromEntries(Object.entries(wired).map(([key, urns]) => [key, [...urns]])),
  };
}

/** The stack export: `size` resources that hold data, and a tenth as many plans. */
export function recoveryStack(size: number): Json {
  const random = randomNumbers(SEED);
  const groups = Math.ceil(size / IN_ONE_PLAN);
  const resources: State[] = [...vaults()];
  for (let group = 0; group < groups; group += 1) {
    const members = Math.min(IN_ONE_PLAN, size - group * IN_ONE_PLAN);
    resources.push(
      ...(group % 5 === 4 ? azureGroup(group, members, random) : awsGroup(group, members, random)),
    );
  }
  const provider = (urn: string, type: string, inputs: Readonly<Record<string, Json>>): Json => ({
    urn,
    custom: true,
    id: "11111111-1111-4111-8111-111111111111",
    type,
    inputs,
    outputs: inputs,
    parent: ROOT,
  });
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "v3.250.0" },
      resources: [
        { urn: ROOT, custom: false, type: "pulumi:pulumi:Stack" },
        provider(AWS, "pulumi:providers:aws", { region: REGION, accountId: ACCOUNT }),
        provider(AZURE, "pulumi:providers:azure-native", {
          subscriptionId: SUBSCRIPTION,
          location: "westeurope",
        }),
        ...resources,
      ],
    },
  };
}

const VAULT_ARN = arn("backup", REGION, ACCOUNT, "backup-vault:main");
const COPY_ARN = arn("backup", "eu-central-1", "222222222222", "backup-vault:copies");
const AZURE_GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/estate/providers`;
const AZURE_VAULT = `${AZURE_GROUP}/Microsoft.RecoveryServices/vaults/vault`;

function arn(service: string, region: string, account: string, name: string): string {
  return `arn:aws:${service}:${region}:${account}:${name}`;
}

function vaults(): State[] {
  return [
    state("aws:backup/vault:Vault", "main", { name: "main" }, "main", {}, { arn: VAULT_ARN }),
    state(
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
      "lock",
      { backupVaultName: "main", minRetentionDays: 7, maxRetentionDays: 400 },
      "main",
    ),
    state(
      "azure-native:recoveryservices:Vault",
      "vault",
      {
        vaultName: "vault",
        location: "westeurope",
        properties: { redundancySettings: { crossRegionRestore: "Enabled" } },
      },
      AZURE_VAULT,
    ),
  ];
}

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], random: Random): Item {
  const found = items[Math.floor(random() * items.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

/** Types of AWS that a plan backs up: the start of what they are, their ARN's service and how often they occur. */
const AWS_TYPES: readonly (readonly [string, string, Readonly<Record<string, Json>>])[] = [
  ["aws:rds/instance:Instance", "rds", { engine: "postgres", backupRetentionPeriod: 7, multiAz: true }],
  ["aws:rds/cluster:Cluster", "rds", { engine: "aurora-postgresql", backupRetentionPeriod: 7 }],
  ["aws:dynamodb/table:Table", "dynamodb", { pointInTimeRecovery: { enabled: true } }],
  ["aws:ebs/volume:Volume", "ec2", { size: 100 }],
  ["aws:ebs/volume:Volume", "ec2", { size: 200 }],
  ["aws:efs/fileSystem:FileSystem", "elasticfilesystem", { encrypted: true }],
  ["aws:s3/bucket:Bucket", "s3", { versioning: { enabled: true } }],
  ["aws:ec2/instance:Instance", "ec2", { instanceType: "m7g.large" }],
];

function awsGroup(group: number, members: number, random: Random): State[] {
  const planName = `plan-${group}`;
  const planUrn = urnOf("aws:backup/plan:Plan", planName);
  const rule = (name: string, schedule: string, lifecycle: Json): Json => ({
    ruleName: name,
    targetVaultName: "main",
    schedule,
    scheduleExpressionTimezone: pick(ZONES, random),
    startWindow: 60,
    completionWindow: pick([120, 240, 480], random),
    lifecycle,
    copyActions: random() < 0.5 ? [{ destinationVaultArn: COPY_ARN, lifecycle }] : [],
  });
  const minute = Math.floor(random() * 60);
  const hour = Math.floor(random() * 24);
  const rules = [rule("daily", `cron(${minute} ${hour} ? * * *)`, { deleteAfter: 35 })];
  if (random() < 0.5) rules.push(rule("weekly", `cron(${minute} ${hour} ? * 1 *)`, { deleteAfter: 90 }));
  if (random() < 0.2) rules.push(rule("monthly", `cron(${minute} ${hour} 1 * ? *)`, { deleteAfter: 365 }));
  const tag = `group-${group}`;
  const data = Array.from({ length: members }, (_, index): State => {
    const [type, service, inputs] = pick(AWS_TYPES, random);
    const name = `data-${group}-${index}`;
    const tier = pick(TIERS, random);
    return state(
      type,
      name,
      { ...inputs, tags: { backup: tag, tier } },
      name,
      {},
      { arn: arn(service, REGION, ACCOUNT, name), region: REGION, tagsAll: { backup: tag, tier } },
    );
  });
  const isByArn = random() < 0.3;
  const selection = {
    planId: `id-${planName}`,
    iamRoleArn: "arn:aws:iam::111111111111:role/backup",
    ...(isByArn
      ? { resources: data.map(({ outputs }) => String((outputs as { readonly arn?: Json }).arn)) }
      : { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: tag }] }),
  };
  return [
    state("aws:backup/plan:Plan", planName, { name: planName, rules }, `id-${planName}`),
    ...data,
    state("aws:backup/selection:Selection", `selection-${group}`, selection, `selection-${group}`, {
      planId: [planUrn],
      ...(isByArn ? { resources: data.map(({ urn }) => urn) } : {}),
    }),
  ];
}

function azureGroup(group: number, members: number, random: Random): State[] {
  const policyId = `${AZURE_VAULT}/backupPolicies/policy-${group}`;
  const time = `${pad(Math.floor(random() * 24))}:${pad(Math.floor(random() * 2) * 30)}`;
  const policy = state(
    "azure-native:recoveryservices:ProtectionPolicy",
    `policy-${group}`,
    {
      vaultName: "vault",
      properties: {
        backupManagementType: "AzureIaasVM",
        timeZone: pick(WINDOWS_ZONES, random),
        schedulePolicy: {
          schedulePolicyType: "SimpleSchedulePolicy",
          scheduleRunFrequency: "Daily",
          scheduleRunTimes: [`2026-01-01T${time}:00Z`],
        },
        retentionPolicy: {
          dailySchedule: { retentionDuration: { count: 30, durationType: "Days" } },
          monthlySchedule: { retentionDuration: { count: 12, durationType: "Months" } },
        },
      },
    },
    policyId,
  );
  const machines = Array.from({ length: members }, (_, index): State[] => {
    const name = `machine-${group}-${index}`;
    const id = `${AZURE_GROUP}/Microsoft.Compute/virtualMachines/${name}`;
    const tags = { tier: pick(TIERS, random) };
    const machine = state(
      "azure-native:compute:VirtualMachine",
      name,
      { vmName: name, location: "westeurope", tags },
      id,
    );
    const item = state(
      "azure-native:recoveryservices:ProtectedItem",
      `item-${group}-${index}`,
      {
        vaultName: "vault",
        properties: { protectedItemType: "AzureIaaSVMProtectedItem", sourceResourceId: id, policyId },
      },
      `${AZURE_VAULT}/items/${name}`,
      { properties: [machine.urn, policy.urn] },
    );
    return [machine, item];
  });
  return [policy, ...machines.flat()];
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
