import type { AwsResourceTypes } from "./aws.ts";
import type { AzureResourceTypes } from "./azure.ts";

/** Arguments by canonical resource token, for the typed tables of rules. */
export type ResourceTypes = AwsResourceTypes & AzureResourceTypes;
