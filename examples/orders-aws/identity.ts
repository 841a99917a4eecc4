import { Analyzer } from "@pulumi/aws/accessanalyzer/analyzer.js";
import { AccountPasswordPolicy } from "@pulumi/aws/iam/accountPasswordPolicy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import type { Bucket } from "@pulumi/aws/s3/bucket.js";
import type { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import * as pulumi from "@pulumi/pulumi";
import type { Data } from "./data.ts";
import type { Keys } from "./keys.ts";
import type { Messaging } from "./messaging.ts";
import { assumedBy, policyDocument } from "./policy.ts";
import { tags } from "./tags.ts";

/** People come through the identity provider; this policy is for the break-glass users only. */
export function createAccountAccess(): void {
  new AccountPasswordPolicy("account", {
    minimumPasswordLength: 16,
    requireLowercaseCharacters: true,
    requireUppercaseCharacters: true,
    requireNumbers: true,
    requireSymbols: true,
    passwordReusePrevention: 24,
    maxPasswordAge: 90,
    allowUsersToChangePassword: true,
  });
  new Analyzer("account", { analyzerName: "orders-account", type: "ACCOUNT", tags: tags("audit") });
}

export interface ServiceRolesArgs {
  accountId: pulumi.Input<string>;
  region: string;
  data: Data;
  documents: Bucket;
  messaging: Messaging;
  paymentKey: Secret;
  repositoryArn: pulumi.Input<string>;
  logGroupArn: pulumi.Input<string>;
  keys: Keys;
}

export interface ServiceRoles {
  /** What the containers may do. */
  task: Role;
  /** What ECS needs to start them. */
  execution: Role;
}

export function createServiceRoles(args: ServiceRolesArgs): ServiceRoles {
  const { accountId, region, data, documents, messaging, keys } = args;
  const assumeRolePolicy = assumedBy("ecs-tasks.amazonaws.com", accountId);
  const task = new Role("service", {
    description: "What the containers of the order service may do",
    assumeRolePolicy,
    tags: tags("none"),
  });
  new RolePolicy("service", {
    role: task.id,
    policy: policyDocument([
      {
        Sid: "Sessions",
        Effect: "Allow",
        Action: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"],
        Resource: data.sessions.arn,
      },
      {
        Sid: "Documents",
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: pulumi.interpolate`${documents.arn}/*`,
      },
      { Sid: "Announce", Effect: "Allow", Action: "sns:Publish", Resource: messaging.placed.arn },
      {
        Sid: "Fulfil",
        Effect: "Allow",
        Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"],
        Resource: messaging.fulfilment.arn,
      },
      {
        Sid: "LogInToTheDatabase",
        Effect: "Allow",
        Action: "rds-db:connect",
        Resource: pulumi.interpolate`arn:aws:rds-db:${region}:${accountId}:dbuser:${data.database.resourceId}/orders_service`,
      },
      {
        Sid: "DataKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: keys.data.arn,
      },
    ]),
  });

  const execution = new Role("service-start", {
    description: "What ECS needs to start the order service",
    assumeRolePolicy,
    tags: tags("none"),
  });
  new RolePolicy("service-start", {
    role: execution.id,
    policy: policyDocument([
      // This one call takes no resource: "*" is the only value AWS accepts.
      { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
      {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: args.repositoryArn,
      },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${args.logGroupArn}:*`,
      },
      { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: args.paymentKey.arn },
      { Effect: "Allow", Action: "kms:Decrypt", Resource: keys.data.arn },
    ]),
  });
  return { task, execution };
}
