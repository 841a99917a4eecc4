import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an EKS cluster with a key for its secrets",
      resources: {
        key: { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } },
        shop: {
          type: "aws:eks/cluster:Cluster",
          properties: { encryptionConfig: { provider: { keyArn: "${key.arn}" }, resources: ["secrets"] } },
        },
      },
    },
    oneResource("an AKS cluster with a key for its secrets", "azure-native:containerservice:ManagedCluster", {
      securityProfile: {
        azureKeyVaultKms: { enabled: true, keyId: "https://shop.vault.azure.net/keys/etcd/1" },
      },
    }),
  ],
  bad: [
    oneResource("an EKS cluster left at the default", "aws:eks/cluster:Cluster", { name: "shop" }),
    oneResource("an AKS cluster left at the default", "azure-native:containerservice:ManagedCluster", {
      dnsPrefix: "shop",
    }),
  ],
};
