import type { Framework } from "./framework.ts";

export const cisAwsFoundations: Framework = {
  id: "cis-aws-foundations",
  title: "CIS AWS Foundations",
  version: "5.0.0",
  source: "https://www.cisecurity.org/benchmark/amazon_web_services",
  controls: {
    "1.3": {
      about: "The root user has no access key",
      rules: ["access/no-keys-for-root"],
    },
    "1.7": {
      about: "Passwords of IAM users have at least 14 characters",
      rules: ["access/passwords-long-enough"],
    },
    "1.8": {
      about: "Passwords of IAM users are not used again",
      rules: ["access/passwords-not-reused"],
    },
    "1.14": {
      about: "IAM users get their permissions through groups only",
      rules: ["access/permissions-through-groups-and-roles"],
    },
    "1.15": {
      about: "No attached IAM policy allows every action on everything",
      rules: ["access/administrator-roles-not-assigned", "access/no-policy-grants-everything"],
      types: [
        "aws:iam/groupPolicy:GroupPolicy",
        "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
        "aws:iam/policy:Policy",
        "aws:iam/policyAttachment:PolicyAttachment",
        "aws:iam/role:Role",
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:iam/userPolicy:UserPolicy",
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
      ],
    },
    "1.17": {
      about: "Programs on instances use roles instead of keys",
      rules: ["access/machines-have-a-role"],
    },
    "1.20": {
      about: "Users are managed centrally, by an identity provider",
      rules: ["access/console-logins-through-the-identity-provider"],
    },
    "2.1.1": {
      about: "S3 buckets refuse plain HTTP",
      rules: ["encryption/buckets-refuse-plain-http"],
    },
    "2.1.4": {
      about: "Public access to S3 is blocked, for buckets and the account",
      rules: [
        "access/new-public-acls-refused",
        "access/new-public-policies-refused",
        "access/public-acls-ignored",
        "access/public-policies-without-effect",
        "access/stores-closed-to-anonymous-access",
      ],
      types: [
        "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
        "aws:s3/bucket:Bucket",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      ],
    },
    "2.2.1": {
      about: "RDS databases are encrypted at rest",
      rules: ["encryption/data-stores-encrypted-at-rest"],
      types: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
    },
    "2.2.3": {
      about: "RDS instances cannot be reached from the internet",
      rules: ["firewall/data-services-not-publicly-accessible"],
      types: ["aws:rds/clusterInstance:ClusterInstance", "aws:rds/instance:Instance"],
    },
    "2.2.4": {
      about: "RDS databases have a standby in another zone",
      rules: ["failover/databases-span-zones"],
      types: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
    },
    "2.3.1": {
      about: "EFS file systems are encrypted at rest",
      rules: ["encryption/data-stores-encrypted-at-rest"],
      types: ["aws:efs/fileSystem:FileSystem"],
    },
    "3.1": {
      about: "CloudTrail records in all regions",
      rules: ["logging/trails-cover-all-regions"],
      types: ["aws:cloudtrail/trail:Trail"],
    },
    "3.2": {
      about: "CloudTrail signs its log files",
      rules: ["logging/trail-files-validated"],
    },
    "3.3": {
      about: "AWS Config records",
      rules: ["logging/configuration-recorded"],
    },
    "3.4": {
      about: "The bucket with the CloudTrail logs writes access logs",
      rules: ["logging/buckets-write-access-logs"],
    },
    "3.5": {
      about: "CloudTrail logs are encrypted with a KMS key of the customer",
      rules: ["encryption/audit-logs-use-customer-managed-keys"],
      types: ["aws:cloudtrail/trail:Trail"],
    },
    "3.6": {
      about: "KMS keys of the customer are rotated",
      rules: ["encryption/keys-rotated"],
      types: ["aws:kms/key:Key"],
    },
    "3.7": {
      about: "VPCs keep flow logs",
      rules: ["logging/networks-keep-flow-logs"],
      types: ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/vpc:Vpc"],
    },
    "3.8": {
      about: "Writes of objects in buckets are recorded",
      rules: ["logging/trails-record-object-writes"],
    },
    "3.9": {
      about: "Reads of objects in buckets are recorded",
      rules: ["logging/trails-record-object-reads"],
    },
    "5.1.1": {
      about: "EBS volumes are encrypted",
      rules: ["encryption/disks-encrypted-at-rest", "encryption/new-disks-encrypted-by-default"],
      types: ["aws:ebs/encryptionByDefault:EncryptionByDefault", "aws:ebs/volume:Volume"],
    },
    "5.1.2": {
      about: "File shares over CIFS are open to trusted networks only",
      rules: [
        "firewall/database-ports-closed-to-the-internet",
        "firewall/only-named-ports-open-to-the-internet",
      ],
      types: [
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "aws:ec2/securityGroup:SecurityGroup",
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      ],
    },
    "5.2": {
      about: "Network ACLs keep the internet from ports for administration",
      rules: ["firewall/network-acls-deny-admin-ports"],
    },
    "5.3": {
      about: "Security groups keep the internet (IPv4) from ports for administration",
      rules: [
        "firewall/admin-ports-closed-to-the-internet",
        "firewall/only-named-ports-open-to-the-internet",
      ],
      types: [
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "aws:ec2/securityGroup:SecurityGroup",
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      ],
    },
    "5.4": {
      about: "Security groups keep the internet (IPv6) from ports for administration",
      rules: [
        "firewall/admin-ports-closed-to-the-internet",
        "firewall/only-named-ports-open-to-the-internet",
      ],
      types: [
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "aws:ec2/securityGroup:SecurityGroup",
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      ],
    },
    "5.5": {
      about: "Default security groups let nothing through",
      rules: ["firewall/default-security-groups-closed"],
    },
    "5.7": {
      about: "The EC2 metadata service answers with IMDSv2 only",
      rules: ["access/instance-metadata-needs-a-token"],
      types: [
        "aws:ec2/instance:Instance",
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        "aws:ec2/launchTemplate:LaunchTemplate",
      ],
    },
  },
};
