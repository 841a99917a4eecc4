/** What a policy leaves after each disaster, by the same arithmetic that judges a deployed stack. */
import { ResourceGraph, type ResourceRecord } from "@rampart/core/graph";
import type { Seconds } from "@rampart/core/units";
import {
  DISASTERS,
  type Disaster,
  isUndetermined,
  protectionsOf,
  type RecoveryStream,
  type WorstCase,
  worstCase,
} from "@rampart/recovery";
import { backupVaultPolicy, datasourceOf } from "./backup-vault-policy.ts";
import { SHARES } from "./data-source.ts";
import type { ItemPolicy } from "./item-policy.ts";
import { recoveryServicesPolicy } from "./recovery-services-policy.ts";
import { backupVaultSettings, recoveryServicesSettings } from "./settings.ts";
import type { VaultFacts } from "./vault-facts.ts";

/** Worst cases by disaster. */
export type WorstCases = Readonly<Record<Disaster, WorstCase>>;

const PREFIX = "urn:pulumi:plan::plan::";
const PROVIDER = `${PREFIX}pulumi:providers:azure-native::azure::plan`;
const [DATA, POLICY, VAULT] = ["/data", "/policy", "vault"];

/**
 * How much of the newest data of one resource may be lost at most if the policy is all that protects it. The vault
 * stands in the region and subscription of the resource, as Azure wants it.
 *
 * @param name Name of the policy, for the texts.
 */
export function worstCasesOf(policy: ItemPolicy, name: string, facts: VaultFacts): WorstCases {
  const records = recordsOf(policy, name, facts);
  const graph = ResourceGraph.of({ name: "plan", records });
  const item = `${PREFIX}${itemTypeOf(policy)}::item`;
  const resource = graph.get(`${PREFIX}${dataTypeOf(policy)}::data`);
  const protections =
    resource === undefined ? [] : protectionsOf(resource, graph).filter(({ by }) => by === item);
  return Object.fromEntries(
    DISASTERS.map((disaster) => {
      const streams = protections.flatMap(({ stream, survives }): readonly RecoveryStream[] =>
        survives[disaster].state === "true" && !isUndetermined(stream) ? [stream] : [],
      );
      return [disaster, worstCase(streams)];
    }),
  ) as Record<Disaster, WorstCase>;
}

/** Whether the objective is met. */
export function meets({ seconds }: WorstCase, objective: Seconds): boolean {
  return seconds !== undefined && seconds <= objective;
}

function itemTypeOf({ source }: ItemPolicy): string {
  return source.vault === "backup"
    ? "azure-native:dataprotection:BackupInstance"
    : "azure-native:recoveryservices:ProtectedItem";
}

/** Shares are backed up with the account that holds them. */
function dataTypeOf({ source }: ItemPolicy): string {
  return source === SHARES ? "azure-native:storage:StorageAccount" : source.type;
}

function recordsOf(policy: ItemPolicy, name: string, facts: VaultFacts): readonly ResourceRecord[] {
  const { location } = facts;
  const record = (
    type: string,
    title: string,
    id: string,
    inputs: ResourceRecord["inputs"],
  ): ResourceRecord => ({
    urn: `${PREFIX}${type}::${title}`,
    type,
    custom: true,
    id,
    provider: PROVIDER,
    inputs,
    propertyDependencies: {},
  });
  const data = record(dataTypeOf(policy), "data", DATA, { location });
  if (policy.source.vault === "backup") {
    return [
      data,
      record("azure-native:dataprotection:BackupVault", "vault", "/vault", {
        vaultName: VAULT,
        location,
        properties: backupVaultSettings(facts),
      }),
      record("azure-native:dataprotection:BackupPolicy", name, POLICY, {
        vaultName: VAULT,
        properties: backupVaultPolicy(policy),
      }),
      record(itemTypeOf(policy), "item", "/item", {
        vaultName: VAULT,
        properties: {
          dataSourceInfo: { resourceID: DATA, datasourceType: datasourceOf(policy.source.type).type },
          policyInfo: { policyId: POLICY },
        },
      }),
    ];
  }
  return [
    data,
    record("azure-native:recoveryservices:Vault", "vault", "/vault", {
      vaultName: VAULT,
      location,
      properties: recoveryServicesSettings(facts),
    }),
    record("azure-native:recoveryservices:ProtectionPolicy", name, POLICY, {
      vaultName: VAULT,
      properties: recoveryServicesPolicy(policy),
    }),
    record(itemTypeOf(policy), "item", "/item", {
      vaultName: VAULT,
      properties: {
        protectedItemType:
          policy.source === SHARES ? "AzureFileShareProtectedItem" : "Microsoft.Compute/virtualMachines",
        sourceResourceId: DATA,
        policyId: POLICY,
        ...(policy.source === SHARES ? { friendlyName: "data" } : {}),
      },
    }),
  ];
}
