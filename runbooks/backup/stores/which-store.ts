import type { AnyInputs } from "@rampart/runbook";
import type { STORE_INPUTS } from "./inputs.ts";

/** Inputs that say which store it is. All others say how it is reached, or what is made of it. */
const IDENTIFYING = [
  "store",
  "host",
  "port",
  "database",
  "baseBackups",
  "awsRegion",
  "awsEndpoint",
  "rdsInstance",
  "rdsCluster",
  "dynamodbTable",
  "ebsVolume",
  "s3Bucket",
  "s3Prefix",
  "backupResource",
  "azureResourceId",
  "azureEndpoint",
  "blobAccountUrl",
  "blobContainer",
  "blobPrefix",
] as const satisfies readonly (keyof typeof STORE_INPUTS)[];

/** What tells one store from another, for locks: the inputs that name it, such as `store=aws-s3 s3Bucket=orders`. */
export function whichStore(inputs: AnyInputs): string {
  return IDENTIFYING.filter((name) => inputs[name] !== undefined)
    .map((name) => `${name}=${String(inputs[name])}`)
    .join(" ");
}
