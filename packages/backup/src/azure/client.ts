import { getClientConfigOutput } from "@pulumi/azure-native/authorization/getClientConfig.js";
import type { Input, Resource } from "@pulumi/pulumi";

/** Whose credentials the program runs with. */
export interface Client {
  readonly subscriptionId: Input<string>;
  readonly tenantId: Input<string>;
}

/** Asked of the provider of `parent`. */
export function clientOf(parent: Resource): Client {
  const { subscriptionId, tenantId } = getClientConfigOutput({ parent });
  return { subscriptionId, tenantId };
}
