import { parseUrn } from "@rampart/core/graph";

/** The name in a URN; the URN itself if it is not one. */
export function resourceName(urn: string): string {
  return parseUrn(urn)?.name || urn;
}

/** `project/stack` of a URN. */
export function stackOf(urn: string): string | undefined {
  const parts = parseUrn(urn);
  return parts === undefined ? undefined : `${parts.project}/${parts.stack}`;
}

/** `aws:ec2/securityGroup:SecurityGroup` as people write it: `aws.ec2.SecurityGroup`. */
export function shortType(type: string): string {
  const [provider, module, name] = type.split(":");
  return [provider, module?.split("/")[0], name].filter(Boolean).join(".");
}
