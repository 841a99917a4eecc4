import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity.js";
import { getPartitionOutput } from "@pulumi/aws/getPartition.js";
import type { InvokeOutputOptions } from "@pulumi/pulumi";
import type { Account } from "./documents.ts";

/** The account that the provider deploys to. */
export function accountOf(options: InvokeOutputOptions): Account {
  return {
    id: getCallerIdentityOutput({}, options).accountId,
    partition: getPartitionOutput({}, options).partition,
  };
}
