/** The settings of the blobs of a storage account, which stand in a resource of their own. */
import type { Reference, Resource, ResourceGraph } from "../graph/index.ts";
import type { Truth } from "../value/index.ts";
import { someAttached } from "./attached.ts";

/** What of the blob service the rules ask for. */
export interface BlobService {
  readonly isVersioningEnabled?: boolean;
  readonly deleteRetentionPolicy?: DeleteRetention;
  readonly containerDeleteRetentionPolicy?: DeleteRetention;
}

/** How long what was deleted can be brought back. */
export interface DeleteRetention {
  readonly enabled?: boolean;
  readonly days?: number;
}

const BLOB_SERVICE: Reference = {
  type: "azure-native:storage:BlobServiceProperties",
  through: "accountName",
  to: ["azure-native:storage:StorageAccount"],
};

/** Whether `predicate` holds for the blob service of the storage account; false if its settings are the defaults. */
export function blobServiceOf(
  graph: ResourceGraph,
  account: Resource<never> | Resource,
  predicate: (service: Resource<BlobService>) => Truth,
): Truth {
  return someAttached<BlobService>(graph, account, BLOB_SERVICE, predicate);
}
