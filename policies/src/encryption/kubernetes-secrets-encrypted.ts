import { allOf } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const kubernetesSecretsEncrypted: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/kubernetes-secrets-encrypted",
  title: "Kubernetes clusters encrypt their secrets with a key of the customer",
  severity: "medium",
  rationale:
    "The passwords of every application lie in the cluster's own database. Without a key of your own there is none to take away, and no record of who decrypted them.",
  fix: 'On EKS set encryptionConfig with resources ["secrets"] and a KMS key; on AKS set securityProfile.azureKeyVaultKms.enabled with a keyId.',
  failure: "secrets are not encrypted with a key of the customer",
  requires: {
    "aws:eks/cluster:Cluster": (cluster) =>
      allOf(
        cluster
          .get("encryptionConfig")
          .get("resources")
          .some((resource) => resource.oneOf(["secrets"])),
        isWiredInside(
          cluster,
          "encryptionConfig",
          cluster.get("encryptionConfig").get("provider").get("keyArn"),
        ),
      ),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      cluster.get("securityProfile").get("azureKeyVaultKms").get("enabled").equals(true),
  },
});
