import type { Resource } from "@rampart/core/graph";
import { anyOf, no, type Truth, yes } from "@rampart/core/value";
import { isLocked } from "@rampart/core/views";
import { defineGraphRule, type GraphRuleContext, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const dataStoresLockedAgainstDeletion: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/data-stores-locked-against-deletion",
  title: "Data stores that the cloud does not protect are protected by the program or by a lock",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "These services have no deletion protection of their own. A destroy of the wrong stack, or a change that forces a replacement, deletes them with everything in them.",
  fix: "Set the resource option protect: true; on Azure also add a ManagementLockByScope with level CanNotDelete on the store or on its resource group.",
  failure: "neither protected by Pulumi nor locked: a destroy or a replacement deletes its data",
  requires: {
    "aws:efs/fileSystem:FileSystem": isProtected,
    "aws:elasticsearch/domain:Domain": isProtected,
    "aws:fsx/ontapFileSystem:OntapFileSystem": isProtected,
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": isProtected,
    "aws:fsx/windowsFileSystem:WindowsFileSystem": isProtected,
    "aws:opensearch/domain:Domain": isProtected,
    "aws:redshift/cluster:Cluster": isProtected,
    "azure-native:cosmosdb:DatabaseAccount": isProtectedOrLocked,
    "azure-native:dbformysql:Server": isProtectedOrLocked,
    "azure-native:dbforpostgresql:Server": isProtectedOrLocked,
    "azure-native:sql:ManagedInstance": isProtectedOrLocked,
    "azure-native:sql:Server": isProtectedOrLocked,
    "azure-native:storage:StorageAccount": isProtectedOrLocked,
  },
});

function isProtected(resource: Resource<never> | Resource): Truth {
  return resource.isProtected || resource.isRetainedOnDelete ? yes() : no();
}

function isProtectedOrLocked(resource: Resource<never> | Resource, { graph }: GraphRuleContext): Truth {
  return anyOf(isProtected(resource), isLocked(graph, resource));
}
