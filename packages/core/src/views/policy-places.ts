import type { Resource } from "../graph/index.ts";
import type { Value } from "../value/index.ts";
import { type PolicyStatement, statementsOf } from "./policy-document.ts";

type AnyResource = Resource<never> | Resource;

/** Properties that hold what an identity may do, by resource type. */
const IDENTITY_POLICIES: Readonly<Record<string, readonly string[]>> = {
  "aws:iam/groupPolicy:GroupPolicy": ["policy"],
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/role:Role": ["inlinePolicies", "policy"],
  "aws:iam/rolePolicy:RolePolicy": ["policy"],
  "aws:iam/userPolicy:UserPolicy": ["policy"],
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": ["inlinePolicy"],
};

/** The property that says who may use a resource, by resource type. */
const RESOURCE_POLICIES: Readonly<Record<string, readonly string[]>> = {
  "aws:backup/vaultPolicy:VaultPolicy": ["policy"],
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": ["policy"],
  "aws:codeartifact/domainPermissions:DomainPermissions": ["policyDocument"],
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": ["policyDocument"],
  "aws:dynamodb/resourcePolicy:ResourcePolicy": ["policy"],
  "aws:ecr/registryPolicy:RegistryPolicy": ["policy"],
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ["policy"],
  "aws:efs/fileSystemPolicy:FileSystemPolicy": ["policy"],
  "aws:elasticsearch/domain:Domain": ["accessPolicies"],
  "aws:elasticsearch/domainPolicy:DomainPolicy": ["accessPolicies"],
  "aws:glacier/vault:Vault": ["accessPolicy"],
  "aws:kinesis/resourcePolicy:ResourcePolicy": ["policy"],
  "aws:kms/key:Key": ["policy"],
  "aws:kms/keyPolicy:KeyPolicy": ["policy"],
  "aws:kms/replicaKey:ReplicaKey": ["policy"],
  "aws:opensearch/domain:Domain": ["accessPolicies"],
  "aws:opensearch/domainPolicy:DomainPolicy": ["accessPolicies"],
  "aws:s3/accessPoint:AccessPoint": ["policy"],
  "aws:s3/bucket:Bucket": ["policy"],
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:secretsmanager/secret:Secret": ["policy"],
  "aws:secretsmanager/secretPolicy:SecretPolicy": ["policy"],
  "aws:sns/topic:Topic": ["policy"],
  "aws:sns/topicPolicy:TopicPolicy": ["policy"],
  "aws:sqs/queue:Queue": ["policy"],
  "aws:sqs/queuePolicy:QueuePolicy": ["policy"],
};

/** What the policies written in `resource` let the identity they belong to do. */
export function identityStatementsIn(resource: AnyResource): readonly Value<PolicyStatement>[] {
  return statementsAt(resource, IDENTITY_POLICIES[resource.type]);
}

/** Whom the policies written in `resource` let use it. */
export function resourceStatementsIn(resource: AnyResource): readonly Value<PolicyStatement>[] {
  return statementsAt(resource, RESOURCE_POLICIES[resource.type]);
}

/** Who may assume the role `role`. */
export function trustStatementsOf(role: AnyResource): readonly Value<PolicyStatement>[] {
  return statementsAt(role, ["assumeRolePolicy"]);
}

/** Read from what the program wrote: what the provider reports holds the policies of other resources too. */
function statementsAt(
  resource: AnyResource,
  path: readonly string[] | undefined,
): readonly Value<PolicyStatement>[] {
  if (path === undefined) return [];
  const policies = path.reduce<readonly Value<unknown>[]>(
    (values, key) =>
      values.flatMap((value) => (value as Value<Record<string, readonly unknown[]>>).get(key).items()),
    [(resource as Resource).inputs],
  );
  return policies.flatMap(statementsOf);
}
