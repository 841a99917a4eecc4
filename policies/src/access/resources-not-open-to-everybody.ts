import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf, no, not, type Truth } from "@rampart/core/value";
import { isAllowed, isForEverybody, isLimitedToCallers, resourceStatementsIn } from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function namesCallers(resource: Resource<never> | Resource, unless: Truth = no()): readonly Verdict[] {
  return [
    PASS,
    ...resourceStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(
          isForEverybody(statement),
          isAllowed(statement),
          not(isLimitedToCallers(statement)),
          not(unless),
        ),
        "its policy lets everybody in: any AWS account, or anybody at all",
      ),
    ),
  ];
}

const named = (resource: Resource<never> | Resource): readonly Verdict[] => namesCallers(resource);

export const resourcesNotOpenToEverybody: Rule = defineRule<ResourceTypes>({
  id: "access/resources-not-open-to-everybody",
  title: "Policies of buckets, queues, keys, secrets and the like name who may use them",
  severity: "critical",
  rationale:
    "A resource policy with the principal * is open to every AWS account in the world, and often to people without one: data is read, queues are filled, keys are used.",
  fix: "Name accounts, roles or services in Principal, or add a condition such as aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.",
  checks: {
    "aws:backup/vaultPolicy:VaultPolicy": named,
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy": named,
    "aws:codeartifact/domainPermissions:DomainPermissions": named,
    "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": named,
    "aws:dynamodb/resourcePolicy:ResourcePolicy": named,
    "aws:ecr/registryPolicy:RegistryPolicy": named,
    "aws:ecr/repositoryPolicy:RepositoryPolicy": named,
    "aws:efs/fileSystemPolicy:FileSystemPolicy": named,
    // Inside a VPC, the security groups stand in front of the domain.
    "aws:elasticsearch/domain:Domain": (domain) => namesCallers(domain, domain.isWired("vpcOptions")),
    "aws:elasticsearch/domainPolicy:DomainPolicy": named,
    "aws:glacier/vault:Vault": named,
    "aws:kinesis/resourcePolicy:ResourcePolicy": named,
    "aws:kms/key:Key": named,
    "aws:kms/keyPolicy:KeyPolicy": named,
    "aws:kms/replicaKey:ReplicaKey": named,
    "aws:lambda/layerVersionPermission:LayerVersionPermission": (permission) =>
      mustNot(
        allOf(permission.get("principal").equals("*"), not(permission.get("organizationId").isSet())),
        "every AWS account may use the layer",
      ),
    "aws:lambda/permission:Permission": (permission) =>
      mustNot(
        allOf(
          permission.get("principal").equals("*"),
          not(
            anyOf(
              permission.isWired("principalOrgId"),
              permission.isWired("sourceAccount"),
              permission.isWired("sourceArn"),
            ),
          ),
        ),
        "everybody may call the function",
      ),
    "aws:opensearch/domain:Domain": (domain) => namesCallers(domain, domain.isWired("vpcOptions")),
    "aws:opensearch/domainPolicy:DomainPolicy": named,
    "aws:s3/accessPoint:AccessPoint": named,
    "aws:s3/bucket:Bucket": named,
    "aws:s3/bucketPolicy:BucketPolicy": named,
    "aws:secretsmanager/secret:Secret": named,
    "aws:secretsmanager/secretPolicy:SecretPolicy": named,
    "aws:sns/topic:Topic": named,
    "aws:sns/topicPolicy:TopicPolicy": named,
    "aws:sqs/queue:Queue": named,
    "aws:sqs/queuePolicy:QueuePolicy": named,
  },
});
