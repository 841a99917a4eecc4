/** Disks, blobs, PostgreSQL servers and Kubernetes clusters in a Backup vault. */
import { createHash } from "node:crypto";
import { TrustedAccessRoleBinding } from "@pulumi/azure-native/containerservice/trustedAccessRoleBinding.js";
import { BackupInstance } from "@pulumi/azure-native/dataprotection/backupInstance.js";
import type { BackupPolicyArgs } from "@pulumi/azure-native/dataprotection/backupPolicy.js";
import { BackupPolicy } from "@pulumi/azure-native/dataprotection/backupPolicy.js";
import type { dataprotection } from "@pulumi/azure-native/types/input.js";
import { type ComponentResource, type Input, type Output, output, type Resource } from "@pulumi/pulumi";
import type { Tags } from "../intent/tags.ts";
import { backupVaultPolicy, datasourceOf } from "./backup-vault-policy.ts";
import { BLOBS, CLUSTERS, DISKS, NEEDED_ROLES } from "./data-source.ts";
import type { ItemOptions } from "./item-options.ts";
import type { ItemPolicy } from "./item-policy.ts";
import { INSTANCE_NAME, nameOf, POLICY_NAME } from "./names.ts";
import type { Chosen } from "./plan-selections.ts";
import { nameIn, resourceGroupIn, resourceGroupPath } from "./resource-id.ts";
import { grant } from "./role-assignments.ts";
import type { VaultReference } from "./vault-reference.ts";

/** What instances have in common. */
export interface InstancePlace {
  readonly vault: VaultReference;
  readonly location: string;
  readonly tags: Tags;
  /** Subscription of the program; undefined where the vault has been given the rights it needs. */
  readonly grantedIn: Input<string> | undefined;
}

/** Makes the policy, gives the vault its rights, and puts everything that is chosen under the policy. */
export function backUpInstances(
  name: string,
  policyName: string,
  policy: ItemPolicy,
  chosen: readonly Chosen[],
  place: InstancePlace,
  opts: ItemOptions,
): void {
  const { vault } = place;
  const properties = backupVaultPolicy(policy);
  const { id: policyId } = new BackupPolicy(
    policyName,
    {
      resourceGroupName: vault.resourceGroupName,
      vaultName: vault.name,
      // Azure does not change policies of Backup vaults: another text is another policy, made before the old one goes.
      backupPolicyName: nameOf([policyName, hashOf(properties)], POLICY_NAME),
      properties: properties as unknown as NonNullable<BackupPolicyArgs["properties"]>,
    },
    { parent: opts.parent },
  );
  for (const one of chosen) backUp(`${name}-${one.key}`, one, policyId, place, opts);
}

function hashOf(properties: object): string {
  return createHash("sha256").update(JSON.stringify(properties)).digest("hex").slice(0, 8);
}

function backUp(
  name: string,
  chosen: Chosen,
  policyId: Output<string>,
  place: InstancePlace,
  opts: ItemOptions,
): void {
  const { vault, location, tags } = place;
  const { resource, source } = chosen;
  const id = output(resource.id);
  const { type, resourceType } = datasourceOf(source.type);
  const about = {
    datasourceType: type,
    resourceType,
    resourceID: resource.id,
    resourceName: id.apply(nameIn),
    resourceLocation: location,
    resourceUri: resource.id,
  };
  new BackupInstance(
    name,
    {
      resourceGroupName: vault.resourceGroupName,
      vaultName: vault.name,
      backupInstanceName: nameOf([name], INSTANCE_NAME),
      properties: {
        objectType: "BackupInstance",
        friendlyName: id.apply(nameIn),
        dataSourceInfo: { objectType: "Datasource", ...about },
        // Disks stand for themselves; of everything else Azure asks for the whole that it is a part of, itself.
        ...(source === DISKS ? {} : { dataSourceSetInfo: { objectType: "DatasourceSet", ...about } }),
        policyInfo: { policyId, ...parametersOf(chosen, place) },
      },
      tags,
    },
    {
      ...opts,
      dependsOn: place.grantedIn === undefined ? [] : grantsFor(name, chosen, place, place.grantedIn, opts),
    },
  );
}

/** Where snapshots are kept, and which part of the resource is meant. */
function parametersOf(
  { resource, source }: Chosen,
  place: InstancePlace,
): { policyParameters?: dataprotection.PolicyParametersArgs } {
  const dataStoreParametersList = [
    {
      objectType: "AzureOperationalStoreParameters" as const,
      dataStoreType: "OperationalStore",
      resourceGroupId: snapshotGroupOf(resource.snapshotsIn, place),
    },
  ];
  switch (source) {
    case DISKS:
      return { policyParameters: { dataStoreParametersList } };
    case BLOBS:
      return {
        policyParameters: {
          backupDatasourceParametersList: [
            {
              objectType: "BlobBackupDatasourceParameters",
              containersList: [...(resource.containers ?? [])],
            },
          ],
        },
      };
    case CLUSTERS:
      return {
        policyParameters: {
          dataStoreParametersList,
          backupDatasourceParametersList: [
            {
              objectType: "KubernetesClusterBackupDatasourceParameters",
              includeClusterScopeResources: true,
              snapshotVolumes: true,
            },
          ],
        },
      };
    default:
      return {};
  }
}

function snapshotGroupOf(given: Input<string> | undefined, { vault }: InstancePlace): Output<string> {
  return given === undefined ? vault.id.apply(resourceGroupPath) : output(given);
}

/** The least rights with which the vault can back the resource up, and a cluster can keep its snapshots. */
function grantsFor(
  name: string,
  { resource, source }: Chosen,
  place: InstancePlace,
  subscriptionId: Input<string>,
  { parent }: ItemOptions,
): Resource[] {
  const id = output(resource.id);
  const snapshots = snapshotGroupOf(resource.snapshotsIn, place);
  const scopes = { resource: id, resourceGroup: id.apply(resourceGroupPath), snapshots };
  const description = `Azure Backup backs up ${name}`;
  const ofVault = (NEEDED_ROLES[source.type] ?? []).map(({ role, on }) =>
    grant(
      `${name}-${role.toLowerCase().replaceAll(" ", "-")}-${on}`,
      { principalId: place.vault.principalId, subscriptionId, role, scope: scopes[on], description },
      { parent },
    ),
  );
  if (source !== CLUSTERS) return ofVault;
  const cluster = { id, principalId: resource.principalId ?? "", snapshots, subscriptionId };
  return [...ofVault, ...clusterGrants(name, cluster, place, parent)];
}

interface Cluster {
  readonly id: Output<string>;
  readonly principalId: Input<string>;
  readonly snapshots: Output<string>;
  readonly subscriptionId: Input<string>;
}

function clusterGrants(
  name: string,
  { id, principalId, snapshots, subscriptionId }: Cluster,
  { vault }: InstancePlace,
  parent: ComponentResource,
): Resource[] {
  const description = `The cluster of ${name} keeps the snapshots of its volumes here`;
  return [
    grant(
      `${name}-snapshots`,
      { principalId, subscriptionId, role: "Contributor", scope: snapshots, description },
      { parent },
    ),
    // Lets the vault speak to the backup extension in the cluster.
    new TrustedAccessRoleBinding(
      `${name}-trusted-access`,
      {
        resourceGroupName: id.apply(resourceGroupIn),
        resourceName: id.apply(nameIn),
        // 24 characters at most.
        trustedAccessRoleBindingName: "rampart-backup",
        roles: ["Microsoft.DataProtection/backupVaults/backup-operator"],
        sourceResourceId: vault.id,
      },
      { parent },
    ),
  ];
}
