// How AWS names things: generated names, ids and ARNs by resource type.
import { parseToken } from "./sdk-class.ts";

export const ACCOUNT = "123456789012";

/** Types whose generated name goes elsewhere than `name`. */
export const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  "aws:apprunner/service:Service": "serviceName",
  "aws:docdb/cluster:Cluster": "clusterIdentifier",
  "aws:elasticache/replicationGroup:ReplicationGroup": "replicationGroupId",
  "aws:neptune/cluster:Cluster": "clusterIdentifier",
  "aws:rds/cluster:Cluster": "clusterIdentifier",
  "aws:rds/clusterInstance:ClusterInstance": "identifier",
  "aws:rds/instance:Instance": "identifier",
  "aws:redshift/cluster:Cluster": "clusterIdentifier",
  "aws:s3/bucket:Bucket": "bucket",
  "aws:s3/bucketV2:BucketV2": "bucket",
};

/** Types with an optional `name` the provider does not generate. */
export const NAMELESS: ReadonlySet<string> = new Set([
  "aws:acm/certificate:Certificate",
  "aws:ec2/instance:Instance",
  "aws:route53/record:Record",
]);

/** Ids of the form `vpc-0123456789abcdef0`. */
const ID_PREFIXES: Readonly<Record<string, string>> = {
  "aws:ebs/snapshot:Snapshot": "snap",
  "aws:ebs/volume:Volume": "vol",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "sg",
  "aws:ec2/eip:Eip": "eipalloc",
  "aws:ec2/flowLog:FlowLog": "fl",
  "aws:ec2/instance:Instance": "i",
  "aws:ec2/internetGateway:InternetGateway": "igw",
  "aws:ec2/launchTemplate:LaunchTemplate": "lt",
  "aws:ec2/natGateway:NatGateway": "nat",
  "aws:ec2/networkAcl:NetworkAcl": "acl",
  "aws:ec2/networkInterface:NetworkInterface": "eni",
  "aws:ec2/routeTable:RouteTable": "rtb",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "rtbassoc",
  "aws:ec2/securityGroup:SecurityGroup": "sg",
  "aws:ec2/securityGroupRule:SecurityGroupRule": "sgrule",
  "aws:ec2/subnet:Subnet": "subnet",
  "aws:ec2/transitGateway:TransitGateway": "tgw",
  "aws:ec2/vpc:Vpc": "vpc",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": "pcx",
  "aws:ec2clientvpn/endpoint:Endpoint": "cvpn-endpoint",
  "aws:efs/accessPoint:AccessPoint": "fsap",
  "aws:efs/fileSystem:FileSystem": "fs",
  "aws:ssm/maintenanceWindow:MaintenanceWindow": "mw",
  "aws:ssm/patchBaseline:PatchBaseline": "pb",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "sgr",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "sgr",
};

/** Types whose id is a UUID. */
const UUID_IDS: ReadonlySet<string> = new Set([
  "aws:backup/plan:Plan",
  "aws:backup/selection:Selection",
  "aws:kms/key:Key",
  "aws:route53/healthCheck:HealthCheck",
]);

/** Types whose id is their ARN. */
const ARN_IDS: ReadonlySet<string> = new Set([
  "aws:acm/certificate:Certificate",
  "aws:backup/framework:Framework",
  "aws:cloudtrail/trail:Trail",
  "aws:ecs/cluster:Cluster",
  "aws:ecs/service:Service",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  "aws:iam/policy:Policy",
  "aws:iam/samlProvider:SamlProvider",
  "aws:lb/listener:Listener",
  "aws:lb/listenerRule:ListenerRule",
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:lb/targetGroup:TargetGroup",
  "aws:secretsmanager/secret:Secret",
  "aws:sfn/stateMachine:StateMachine",
  "aws:shield/protectionGroup:ProtectionGroup",
  "aws:sns/topic:Topic",
  "aws:sns/topicSubscription:TopicSubscription",
]);

export type IdKind = { kind: "prefixed"; prefix: string } | { kind: "uuid" | "arn" | "name" };

/** Old and new spellings of one type (`alb` and `lb`) share their rows. */
export function tableKey(type: string): string {
  return type.replace(/^aws:(alb|elasticloadbalancingv2)\//, "aws:lb/");
}

export function idKind(type: string): IdKind {
  const key = tableKey(type);
  const prefix = ID_PREFIXES[key];
  if (prefix !== undefined) return { kind: "prefixed", prefix };
  if (UUID_IDS.has(key)) return { kind: "uuid" };
  return ARN_IDS.has(key) ? { kind: "arn" } : { kind: "name" };
}

export interface ArnParts {
  readonly region: string;
  /** The physical id (`sg-…`, a UUID) or name. */
  readonly id: string;
  readonly name: string;
  /** Hexadecimal digits that belong to the resource. */
  readonly hex: string;
}

interface ArnShape {
  readonly service: string;
  /** ARNs without a region (IAM, Route 53, S3). */
  readonly global?: boolean;
  /** ARNs without an account (S3, Route 53). */
  readonly unowned?: boolean;
  readonly resource: (parts: ArnParts) => string;
}

const ARN_SHAPES: Readonly<Record<string, ArnShape>> = {
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": {
    service: "backup",
    resource: ({ name }) => `backup-vault:${name}`,
  },
  "aws:backup/plan:Plan": { service: "backup", resource: ({ id }) => `backup-plan:${id}` },
  "aws:backup/reportPlan:ReportPlan": {
    service: "backup",
    resource: ({ name, hex }) => `report-plan:${name}-${hex.slice(0, 8)}`,
  },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": {
    service: "backup",
    resource: ({ name, hex }) => `restore-testing-plan:${name}-${hex.slice(0, 8)}`,
  },
  "aws:backup/vault:Vault": { service: "backup", resource: ({ name }) => `backup-vault:${name}` },
  "aws:cloudfront/distribution:Distribution": {
    service: "cloudfront",
    global: true,
    resource: ({ id }) => `distribution/${id}`,
  },
  "aws:cloudtrail/trail:Trail": { service: "cloudtrail", resource: ({ name }) => `trail/${name}` },
  "aws:cloudwatch/eventRule:EventRule": { service: "events", resource: ({ name }) => `rule/${name}` },
  "aws:cloudwatch/logGroup:LogGroup": { service: "logs", resource: ({ name }) => `log-group:${name}` },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    service: "cloudwatch",
    resource: ({ name }) => `alarm:${name}`,
  },
  "aws:dynamodb/table:Table": { service: "dynamodb", resource: ({ name }) => `table/${name}` },
  "aws:ebs/snapshot:Snapshot": { service: "ec2", resource: ({ id }) => `snapshot/${id}` },
  "aws:ebs/volume:Volume": { service: "ec2", resource: ({ id }) => `volume/${id}` },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    service: "ec2",
    resource: ({ id }) => `security-group/${id}`,
  },
  "aws:ec2/eip:Eip": { service: "ec2", resource: ({ id }) => `elastic-ip/${id}` },
  "aws:ec2/flowLog:FlowLog": { service: "ec2", resource: ({ id }) => `vpc-flow-log/${id}` },
  "aws:ecr/repository:Repository": { service: "ecr", resource: ({ name }) => `repository/${name}` },
  "aws:ecs/cluster:Cluster": { service: "ecs", resource: ({ name }) => `cluster/${name}` },
  "aws:ecs/service:Service": { service: "ecs", resource: ({ name }) => `service/${name}` },
  "aws:ecs/taskDefinition:TaskDefinition": {
    service: "ecs",
    resource: ({ name }) => `task-definition/${name}:1`,
  },
  "aws:efs/fileSystem:FileSystem": {
    service: "elasticfilesystem",
    resource: ({ id }) => `file-system/${id}`,
  },
  "aws:iam/group:Group": { service: "iam", global: true, resource: ({ name }) => `group/${name}` },
  "aws:iam/instanceProfile:InstanceProfile": {
    service: "iam",
    global: true,
    resource: ({ name }) => `instance-profile/${name}`,
  },
  "aws:iam/policy:Policy": { service: "iam", global: true, resource: ({ name }) => `policy/${name}` },
  "aws:iam/role:Role": { service: "iam", global: true, resource: ({ name }) => `role/${name}` },
  "aws:iam/user:User": { service: "iam", global: true, resource: ({ name }) => `user/${name}` },
  "aws:kms/alias:Alias": { service: "kms", resource: ({ name }) => name },
  "aws:kms/key:Key": { service: "kms", resource: ({ id }) => `key/${id}` },
  "aws:lambda/function:Function": { service: "lambda", resource: ({ name }) => `function:${name}` },
  "aws:lb/listener:Listener": {
    service: "elasticloadbalancing",
    resource: ({ hex }) => `listener/app/${hex.slice(0, 16)}/${hex.slice(16)}`,
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    service: "elasticloadbalancing",
    resource: ({ name, hex }) => `loadbalancer/app/${name}/${hex.slice(0, 16)}`,
  },
  "aws:lb/targetGroup:TargetGroup": {
    service: "elasticloadbalancing",
    resource: ({ name, hex }) => `targetgroup/${name}/${hex.slice(0, 16)}`,
  },
  "aws:rds/cluster:Cluster": { service: "rds", resource: ({ id }) => `cluster:${id}` },
  "aws:rds/clusterInstance:ClusterInstance": { service: "rds", resource: ({ id }) => `db:${id}` },
  "aws:rds/instance:Instance": { service: "rds", resource: ({ id }) => `db:${id}` },
  "aws:rds/parameterGroup:ParameterGroup": { service: "rds", resource: ({ name }) => `pg:${name}` },
  "aws:rds/subnetGroup:SubnetGroup": { service: "rds", resource: ({ name }) => `subgrp:${name}` },
  "aws:route53/healthCheck:HealthCheck": {
    service: "route53",
    global: true,
    unowned: true,
    resource: ({ id }) => `healthcheck/${id}`,
  },
  "aws:route53/zone:Zone": {
    service: "route53",
    global: true,
    unowned: true,
    resource: ({ id }) => `hostedzone/${id}`,
  },
  "aws:s3/bucket:Bucket": { service: "s3", global: true, unowned: true, resource: ({ id }) => id },
  "aws:s3/bucketV2:BucketV2": { service: "s3", global: true, unowned: true, resource: ({ id }) => id },
  "aws:secretsmanager/secret:Secret": {
    service: "secretsmanager",
    resource: ({ name, hex }) => `secret:${name}-${hex.slice(0, 6)}`,
  },
  "aws:sns/topic:Topic": { service: "sns", resource: ({ name }) => name },
  "aws:sqs/queue:Queue": { service: "sqs", resource: ({ name }) => name },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    service: "ec2",
    resource: ({ id }) => `security-group-rule/${id}`,
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    service: "ec2",
    resource: ({ id }) => `security-group-rule/${id}`,
  },
  "aws:wafv2/webAcl:WebAcl": {
    service: "wafv2",
    resource: ({ name, hex }) => `regional/webacl/${name}/${hex}`,
  },
};

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}

/** `arn:aws:service:region:account:class/id`, in the shape of the type where it has its own. */
export function arn(type: string, parts: ArnParts): string {
  const shape = ARN_SHAPES[tableKey(type)];
  const { module, className } = parseToken(type);
  const service = shape?.service ?? (module === "vpc" ? "ec2" : module);
  const region = shape?.global || module === "iam" ? "" : parts.region;
  const account = shape?.unowned ? "" : ACCOUNT;
  const resource = shape ? shape.resource(parts) : `${kebab(className)}/${parts.id}`;
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}
