import type * as pulumi from "@pulumi/pulumi";

/** Where a resource stands, and how Azure names it from outside. */
export interface Place {
  subscriptionId: pulumi.Output<string>;
  tenantId: pulumi.Output<string>;
  resourceGroupName: pulumi.Output<string>;
  resourceGroupId: pulumi.Output<string>;
  location: string;
}
