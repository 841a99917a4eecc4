import type { Resource } from "@rampart/core/graph";
import { allOf } from "@rampart/core/value";
import { isAllowed, resourceStatementsIn, some } from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const EVERY_ACTION = /^(?:\*|[a-z0-9-]+:\*)$/i;

function namesActions(resource: Resource<never> | Resource): readonly Verdict[] {
  return [
    PASS,
    ...resourceStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(
          isAllowed(statement),
          some(statement.get("Action"), (action) => EVERY_ACTION.test(action)),
        ),
        "its policy allows every action",
      ),
    ),
  ];
}

export const resourcePoliciesNameActions: Rule = defineRule<ResourceTypes>({
  id: "access/resource-policies-name-actions",
  title: "Policies of queues, topics, buckets and the like name the actions they allow",
  severity: "high",
  rationale:
    "A star allows deletion and changes of the policy itself along with the reading or sending that was meant.",
  fix: "List the actions in Action, such as sqs:SendMessage.",
  checks: {
    "aws:ecr/repositoryPolicy:RepositoryPolicy": namesActions,
    "aws:glacier/vault:Vault": namesActions,
    "aws:s3/bucketPolicy:BucketPolicy": namesActions,
    "aws:secretsmanager/secretPolicy:SecretPolicy": namesActions,
    "aws:sns/topic:Topic": namesActions,
    "aws:sns/topicPolicy:TopicPolicy": namesActions,
    "aws:sqs/queue:Queue": namesActions,
    "aws:sqs/queuePolicy:QueuePolicy": namesActions,
  },
});
