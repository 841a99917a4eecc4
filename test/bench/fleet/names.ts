export const ACCOUNT = "123456789012";
export const REGION = "eu-west-1";
export const VPC = "vpc-0f1e2d3c4b5a69788";
export const SUBNET = "subnet-0f1e2d3c4b5a69788";
/** Every time in the fleet's files, so that the same fleet is the same bytes. */
export const TIME = "2026-01-01T00:00:00Z";
export const PULUMI_AWS_VERSION = "7.48.0";

export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** The id that the export holds for a resource, which is also what others refer to. */
export function idOf(pulumiType: string, name: string): string {
  return pulumiType === "aws:ec2/securityGroup:SecurityGroup" ? `sg-${name}` : `${name}-id`;
}

export function arnOf(pulumiType: string, name: string): string {
  const [, module = ""] = pulumiType.split(":");
  return arn(module.split("/")[0] ?? "", `${module.split("/")[1]}/${name}`);
}
