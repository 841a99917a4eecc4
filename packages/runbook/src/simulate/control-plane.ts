import type { Resource } from "@rampart/core/graph";

/**
 * AWS services whose resources are in no region, and the region in which they can be changed. What they serve goes on
 * where that region is lost; changes do not. Of the partition `aws`; others are not known here.
 *
 * Source: "AWS Fault Isolation Boundaries" (AWS whitepaper), global services.
 */
const CONTROL_PLANES: Readonly<Record<string, string>> = {
  cloudfront: "us-east-1",
  globalaccelerator: "us-west-2",
  iam: "us-east-1",
  networkmanager: "us-west-2",
  organizations: "us-east-1",
  route53: "us-east-1",
  shield: "us-east-1",
};

/** The region in which the resource of a global service is changed; undefined for what is in a region of its own. */
export function controlPlaneOf({ type }: Resource, region: string | undefined): string | undefined {
  const service = /^aws:([a-z0-9]+)\//.exec(type)?.[1];
  if (service === undefined || !Object.hasOwn(CONTROL_PLANES, service)) return undefined;
  // The region of the provider tells the partition.
  return /^(cn|us-gov|us-iso|eusc)/.test(region ?? "") ? undefined : CONTROL_PLANES[service];
}
