import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "policies that name an account, wherever they stand",
      resources: {
        "vault-policy": {
          type: "aws:backup/vaultPolicy:VaultPolicy",
          properties: {
            backupVaultName: "v",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        bus: {
          type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        domain: {
          type: "aws:codeartifact/domainPermissions:DomainPermissions",
          properties: {
            domain: "d",
            policyDocument:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        packages: {
          type: "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy",
          properties: {
            policyDocument:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        table: {
          type: "aws:dynamodb/resourcePolicy:ResourcePolicy",
          properties: {
            resourceArn: "a",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        registry: {
          type: "aws:ecr/registryPolicy:RegistryPolicy",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        images: {
          type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
          properties: {
            repository: "r",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        files: {
          type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
          properties: {
            fileSystemId: "f",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        search: {
          type: "aws:elasticsearch/domain:Domain",
          properties: {
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        "search-policy": {
          type: "aws:elasticsearch/domainPolicy:DomainPolicy",
          properties: {
            domainName: "d",
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        archive: {
          type: "aws:glacier/vault:Vault",
          properties: {
            accessPolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        stream: {
          type: "aws:kinesis/resourcePolicy:ResourcePolicy",
          properties: {
            resourceArn: "a",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        key: {
          type: "aws:kms/key:Key",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        "key-policy": {
          type: "aws:kms/keyPolicy:KeyPolicy",
          properties: {
            keyId: "k",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        replica: {
          type: "aws:kms/replicaKey:ReplicaKey",
          properties: {
            primaryKeyArn: "k",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        opensearch: {
          type: "aws:opensearch/domain:Domain",
          properties: {
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        "opensearch-policy": {
          type: "aws:opensearch/domainPolicy:DomainPolicy",
          properties: {
            domainName: "d",
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        point: {
          type: "aws:s3/accessPoint:AccessPoint",
          properties: {
            bucket: "b",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        bucket: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        "bucket-policy": {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        secret: {
          type: "aws:secretsmanager/secret:Secret",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        "secret-policy": {
          type: "aws:secretsmanager/secretPolicy:SecretPolicy",
          properties: {
            secretArn: "s",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        topic: {
          type: "aws:sns/topic:Topic",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        "topic-policy": {
          type: "aws:sns/topicPolicy:TopicPolicy",
          properties: {
            arn: "a",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        queue: {
          type: "aws:sqs/queue:Queue",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
        "queue-policy": {
          type: "aws:sqs/queuePolicy:QueuePolicy",
          properties: {
            queueUrl: "q",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "everybody, limited to a source, an organisation or a network",
      resources: {
        queue: {
          type: "aws:sqs/queuePolicy:QueuePolicy",
          properties: {
            queueUrl: "q",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "sqs:SendMessage",
                  Resource: "*",
                  Condition: {
                    ArnEquals: {
                      "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:placed",
                    },
                  },
                },
              ],
            },
          },
        },
        org: {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: {
                    AWS: "*",
                  },
                  Action: "s3:GetObject",
                  Resource: "*",
                  Condition: {
                    StringEquals: {
                      "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                    },
                  },
                },
              ],
            },
          },
        },
        office: {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "s3:GetObject",
                  Resource: "*",
                  Condition: {
                    IpAddress: {
                      "aws:SourceIp": ["81.2.69.0/24", "10.0.0.0/8"],
                    },
                  },
                },
              ],
            },
          },
        },
        files: {
          type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
          properties: {
            fileSystemId: "f",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "elasticfilesystem:ClientMount", "Resource": "*", "Condition": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"}}}]}',
          },
        },
        search: {
          type: "aws:opensearch/domain:Domain",
          properties: {
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": "*"}]}',
            vpcOptions: {
              subnetIds: ["subnet-1"],
            },
          },
        },
      },
    },
    {
      title: "everybody is refused without TLS",
      resources: {
        tls: {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Deny",
                  Principal: "*",
                  Action: "s3:*",
                  Resource: "*",
                  Condition: {
                    Bool: {
                      "aws:SecureTransport": "false",
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "functions and layers for named callers",
      resources: {
        topic: {
          type: "aws:sns/topic:Topic",
          properties: {
            name: "placed",
          },
        },
        called: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "sns.amazonaws.com",
          },
        },
        by: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "*",
            sourceArn: "${topic.arn}",
          },
        },
        org: {
          type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
          properties: {
            layerName: "l",
            principal: "*",
            organizationId: "o-a1b2c3d4e5",
          },
        },
        account: {
          type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
          properties: {
            layerName: "l",
            principal: "123456789012",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "everybody, wherever a policy may stand",
      failing: [
        "vault-policy",
        "bus",
        "domain",
        "packages",
        "table",
        "registry",
        "images",
        "files",
        "search",
        "search-policy",
        "archive",
        "stream",
        "key",
        "key-policy",
        "replica",
        "opensearch",
        "opensearch-policy",
        "point",
        "bucket",
        "bucket-policy",
        "secret",
        "secret-policy",
        "topic",
        "topic-policy",
        "queue",
        "queue-policy",
      ],
      resources: {
        "vault-policy": {
          type: "aws:backup/vaultPolicy:VaultPolicy",
          properties: {
            backupVaultName: "v",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        bus: {
          type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        domain: {
          type: "aws:codeartifact/domainPermissions:DomainPermissions",
          properties: {
            domain: "d",
            policyDocument:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        packages: {
          type: "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy",
          properties: {
            policyDocument:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        table: {
          type: "aws:dynamodb/resourcePolicy:ResourcePolicy",
          properties: {
            resourceArn: "a",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        registry: {
          type: "aws:ecr/registryPolicy:RegistryPolicy",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        images: {
          type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
          properties: {
            repository: "r",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        files: {
          type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
          properties: {
            fileSystemId: "f",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        search: {
          type: "aws:elasticsearch/domain:Domain",
          properties: {
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        "search-policy": {
          type: "aws:elasticsearch/domainPolicy:DomainPolicy",
          properties: {
            domainName: "d",
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        archive: {
          type: "aws:glacier/vault:Vault",
          properties: {
            accessPolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        stream: {
          type: "aws:kinesis/resourcePolicy:ResourcePolicy",
          properties: {
            resourceArn: "a",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        key: {
          type: "aws:kms/key:Key",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        "key-policy": {
          type: "aws:kms/keyPolicy:KeyPolicy",
          properties: {
            keyId: "k",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        replica: {
          type: "aws:kms/replicaKey:ReplicaKey",
          properties: {
            primaryKeyArn: "k",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        opensearch: {
          type: "aws:opensearch/domain:Domain",
          properties: {
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        "opensearch-policy": {
          type: "aws:opensearch/domainPolicy:DomainPolicy",
          properties: {
            domainName: "d",
            accessPolicies:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        point: {
          type: "aws:s3/accessPoint:AccessPoint",
          properties: {
            bucket: "b",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        bucket: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        "bucket-policy": {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        secret: {
          type: "aws:secretsmanager/secret:Secret",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        "secret-policy": {
          type: "aws:secretsmanager/secretPolicy:SecretPolicy",
          properties: {
            secretArn: "s",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        topic: {
          type: "aws:sns/topic:Topic",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        "topic-policy": {
          type: "aws:sns/topicPolicy:TopicPolicy",
          properties: {
            arn: "a",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        queue: {
          type: "aws:sqs/queue:Queue",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
        "queue-policy": {
          type: "aws:sqs/queuePolicy:QueuePolicy",
          properties: {
            queueUrl: "q",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "everybody, said in other ways",
      failing: ["list", "but", "any-address", "optional", "any-arn", "any-account"],
      resources: {
        list: {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: {
                    AWS: ["*"],
                  },
                  Action: "s3:GetObject",
                  Resource: "*",
                },
              ],
            },
          },
        },
        but: {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  NotPrincipal: {
                    AWS: "arn:aws:iam::210987654321:root",
                  },
                  Action: "s3:GetObject",
                  Resource: "*",
                },
              ],
            },
          },
        },
        "any-address": {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "s3:GetObject",
                  Resource: "*",
                  Condition: {
                    IpAddress: {
                      "aws:SourceIp": "0.0.0.0/0",
                    },
                  },
                },
              ],
            },
          },
        },
        optional: {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "s3:GetObject",
                  Resource: "*",
                  Condition: {
                    "ForAllValues:StringEquals": {
                      "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                    },
                  },
                },
              ],
            },
          },
        },
        "any-account": {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: {
                    AWS: "arn:aws:iam::*:role/shop",
                  },
                  Action: "s3:GetObject",
                  Resource: "*",
                },
              ],
            },
          },
        },
        "any-arn": {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: {
            bucket: "b",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Principal: "*",
                  Action: "s3:GetObject",
                  Resource: "*",
                  Condition: {
                    ArnLike: {
                      "aws:SourceArn": "arn:aws:sns:*:*:*",
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "functions and layers for everybody",
      failing: ["called", "layer"],
      resources: {
        called: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "*",
          },
        },
        layer: {
          type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
          properties: {
            layerName: "l",
            principal: "*",
          },
        },
      },
    },
  ],
};
