// Small programs for the tests of the test bed itself.
import { Provider } from "@pulumi/aws/provider.js";
import { Instance } from "@pulumi/aws/rds/instance.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import { BlobContainer } from "@pulumi/azure-native/storage/blobContainer.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import { ComponentResource, Config } from "@pulumi/pulumi";
import type { Program } from "./cli.ts";

/** What `mixed` asks for as the secret "password". */
export const PASSWORD = "correct-horse-battery-staple";

/** A component on AWS, a database with a secret in another region, and a container on Azure. */
export function mixed(owner = "orders"): Program {
  return async () => {
    const archive = new ComponentResource("test:index:Archive", "archive");
    const bucket = new Bucket("data", { tags: { owner } }, { parent: archive });
    new BucketVersioning(
      "data",
      { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
      { parent: archive },
    );
    const west = new Provider("west", {
      region: "eu-west-1",
      skipRegionValidation: true,
      defaultTags: { tags: { team: "platform" } },
    });
    const password = new Config().requireSecret("password");
    const database = new Instance(
      "orders",
      { engine: "postgres", instanceClass: "db.t4g.micro", allocatedStorage: 20, username: "app", password },
      { provider: west, protect: true },
    );
    const group = new ResourceGroup("group");
    const account = new StorageAccount("logs", {
      resourceGroupName: group.name,
      kind: "StorageV2",
      sku: { name: "Standard_RAGRS" },
    });
    const container = new BlobContainer("audit", {
      resourceGroupName: group.name,
      accountName: account.name,
    });
    return {
      bucket: bucket.arn,
      endpoint: database.endpoint,
      container: container.id,
      blobs: account.primaryEndpoints.blob,
    };
  };
}
