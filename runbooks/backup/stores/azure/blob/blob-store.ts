import type { BlobServiceClient, ContainerClient } from "@azure/storage-blob";

/** A container, and what of it is restored. */
export interface BlobStore {
  readonly service: BlobServiceClient;
  readonly container: ContainerClient;
  readonly prefix: string;
}

/** Folder of the nonces of restore tests, under the prefix, so that they are restored too. */
export const NONCES = ".rampart-nonces/";
