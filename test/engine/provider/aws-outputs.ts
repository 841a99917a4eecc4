// Outputs the AWS API computes, beyond the ARN and tags every type shares.
import type { Json, Properties } from "../sdk.ts";
import { ACCOUNT, tableKey } from "./aws-names.ts";
import { text } from "./cloud.ts";

export interface OutputFacts {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly hex: string;
  readonly inputs: Properties;
}

type Outputs = (facts: OutputFacts) => Properties;

const DATABASE_PORTS: readonly [prefix: string, port: number][] = [
  ["aurora-postgresql", 5432],
  ["postgres", 5432],
  ["oracle", 1521],
  ["sqlserver", 1433],
];

function databasePort(inputs: Properties): Json {
  const engine = text(inputs.engine) ?? "mysql";
  return inputs.port ?? DATABASE_PORTS.find(([prefix]) => engine.startsWith(prefix))?.[1] ?? 3306;
}

function bucket({ id, region }: OutputFacts): Properties {
  return {
    bucketDomainName: `${id}.s3.amazonaws.com`,
    bucketRegion: region,
    bucketRegionalDomainName: `${id}.s3.${region}.amazonaws.com`,
    hostedZoneId: "Z3AQBSTGFYJSTF",
  };
}

function afterColon(arn: string): string {
  return arn.split(":").slice(5).join(":");
}

const OUTPUTS: Readonly<Record<string, Outputs>> = {
  "aws:acm/certificate:Certificate": ({ inputs, hex }) => ({
    domainValidationOptions: [
      {
        domainName: inputs.domainName ?? "",
        resourceRecordName: `_${hex}.${text(inputs.domainName) ?? ""}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `_${hex}.acm-validations.aws.`,
      },
    ],
    status: "PENDING_VALIDATION",
  }),
  "aws:backup/plan:Plan": ({ hex }) => ({ version: hex }),
  "aws:backup/vault:Vault": () => ({ recoveryPoints: 0 }),
  "aws:cloudfront/distribution:Distribution": ({ id }) => ({
    domainName: `${id.toLowerCase()}.cloudfront.net`,
    hostedZoneId: "Z2FDTNDATAQYW2",
    status: "Deployed",
  }),
  "aws:dynamodb/table:Table": ({ inputs, arn }): Properties =>
    inputs.streamEnabled === true ? { streamArn: `${arn}/stream/2026-01-01T00:00:00.000` } : {},
  "aws:ec2/eip:Eip": ({ id, hex }) => ({
    allocationId: id,
    publicIp: `203.0.113.${(Number.parseInt(hex.slice(0, 2), 16) % 254) + 1}`,
  }),
  "aws:ec2/instance:Instance": ({ id, hex, region }) => ({
    instanceState: "running",
    primaryNetworkInterfaceId: `eni-${hex.slice(0, 17)}`,
    privateDns: `${id}.${region}.compute.internal`,
  }),
  "aws:ec2/securityGroup:SecurityGroup": () => ({ ownerId: ACCOUNT }),
  "aws:ec2/subnet:Subnet": () => ({ ownerId: ACCOUNT }),
  "aws:ec2/vpc:Vpc": ({ hex }) => ({
    defaultNetworkAclId: `acl-${hex.slice(0, 17)}`,
    defaultRouteTableId: `rtb-${hex.slice(0, 17)}`,
    defaultSecurityGroupId: `sg-${hex.slice(0, 17)}`,
    mainRouteTableId: `rtb-${hex.slice(0, 17)}`,
    ownerId: ACCOUNT,
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": () => ({ ownerId: ACCOUNT, state: "available" }),
  "aws:ecr/repository:Repository": ({ name, region }) => ({
    registryId: ACCOUNT,
    repositoryUrl: `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com/${name}`,
  }),
  "aws:ecs/taskDefinition:TaskDefinition": ({ arn }) => ({
    arnWithoutRevision: arn.replace(/:\d+$/, ""),
    revision: 1,
  }),
  "aws:efs/fileSystem:FileSystem": ({ id, region }) => ({
    dnsName: `${id}.efs.${region}.amazonaws.com`,
    ownerId: ACCOUNT,
  }),
  "aws:iam/accessKey:AccessKey": ({ hex }) => ({
    createDate: "2026-01-01T00:00:00Z",
    // Shaped unlike a real secret key, so that no scanner of leaked keys mistakes it for one.
    secret: `test-secret-${hex}`,
  }),
  "aws:iam/policy:Policy": ({ hex }) => ({
    attachmentCount: 0,
    policyId: `ANPA${hex.slice(0, 17).toUpperCase()}`,
  }),
  "aws:iam/role:Role": ({ hex }) => ({
    createDate: "2026-01-01T00:00:00Z",
    uniqueId: `AROA${hex.slice(0, 17).toUpperCase()}`,
  }),
  "aws:iam/user:User": ({ hex }) => ({ uniqueId: `AIDA${hex.slice(0, 17).toUpperCase()}` }),
  "aws:kms/alias:Alias": ({ inputs, region }) => ({
    targetKeyArn: targetKeyArn(text(inputs.targetKeyId) ?? "", region),
  }),
  "aws:kms/key:Key": ({ id }) => ({ keyId: id }),
  "aws:lambda/function:Function": ({ arn, region }) => ({
    invokeArn: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
    qualifiedArn: `${arn}:$LATEST`,
    version: "$LATEST",
  }),
  "aws:lb/loadBalancer:LoadBalancer": ({ name, arn, hex, region }) => ({
    arnSuffix: afterColon(arn).replace(/^loadbalancer\//, ""),
    dnsName: `${name}-${Number.parseInt(hex.slice(0, 8), 16)}.${region}.elb.amazonaws.com`,
    zoneId: "Z215JYRZR1TBD5",
  }),
  "aws:lb/targetGroup:TargetGroup": ({ arn }) => ({ arnSuffix: afterColon(arn) }),
  "aws:rds/cluster:Cluster": ({ id, hex, region }) => ({
    clusterResourceId: `cluster-${hex.toUpperCase()}`,
    endpoint: `${id}.cluster-${hex.slice(0, 12)}.${region}.rds.amazonaws.com`,
    hostedZoneId: "Z1RLNUO7B9Q6NB",
    readerEndpoint: `${id}.cluster-ro-${hex.slice(0, 12)}.${region}.rds.amazonaws.com`,
  }),
  "aws:rds/clusterInstance:ClusterInstance": ({ id, hex, region }) => ({
    dbiResourceId: `db-${hex.toUpperCase()}`,
    endpoint: `${id}.${hex.slice(0, 12)}.${region}.rds.amazonaws.com`,
  }),
  "aws:rds/instance:Instance": ({ id, hex, inputs, region }) => {
    const address = `${id}.${hex.slice(0, 12)}.${region}.rds.amazonaws.com`;
    const port = databasePort(inputs);
    return {
      address,
      endpoint: `${address}:${String(port)}`,
      hostedZoneId: "Z1RLNUO7B9Q6NB",
      port,
      resourceId: `db-${hex.toUpperCase()}`,
      status: "available",
    };
  },
  "aws:route53/record:Record": ({ inputs }) => ({ fqdn: text(inputs.name) ?? "" }),
  "aws:route53/zone:Zone": ({ id }) => ({
    nameServers: ["ns-1.awsdns-01.org", "ns-2.awsdns-02.com", "ns-3.awsdns-03.net", "ns-4.awsdns-04.co.uk"],
    primaryNameServer: "ns-1.awsdns-01.org",
    zoneId: id,
  }),
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:secretsmanager/secretVersion:SecretVersion": ({ inputs, hex }) => ({
    arn: inputs.secretId ?? "",
    versionId: hex,
  }),
  "aws:sns/topic:Topic": () => ({ owner: ACCOUNT }),
  "aws:sqs/queue:Queue": ({ name, region }) => ({
    url: `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}`,
  }),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ({ id }) => ({ securityGroupRuleId: id }),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ({ id }) => ({ securityGroupRuleId: id }),
};

function targetKeyArn(key: string, region: string): string {
  return key.startsWith("arn:") ? key : `arn:aws:kms:${region}:${ACCOUNT}:key/${key}`;
}

export function typeOutputs(type: string, facts: OutputFacts): Properties {
  return OUTPUTS[tableKey(type)]?.(facts) ?? {};
}

/** The types this table speaks of, for the test that compares it with the SDK. */
export const TYPES_WITH_OUTPUTS: readonly string[] = Object.keys(OUTPUTS);
