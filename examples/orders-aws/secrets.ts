import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import type { Repository } from "@pulumi/aws/ecr/repository.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { Permission } from "@pulumi/aws/lambda/permission.js";
import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretRotation } from "@pulumi/aws/secretsmanager/secretRotation.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import * as pulumi from "@pulumi/pulumi";
import type { Firewall } from "./firewall.ts";
import type { Keys } from "./keys.ts";
import type { Messaging } from "./messaging.ts";
import type { Network } from "./network.ts";
import { assumedBy, policyDocument } from "./policy.ts";
import { tags } from "./tags.ts";

export interface PaymentKeyArgs {
  value: pulumi.Output<string>;
  imageDigest: string;
  repository: Repository;
  network: Network;
  firewall: Firewall;
  messaging: Messaging;
  keys: Keys;
  accountId: pulumi.Input<string>;
  recoveryRegion: string;
}

/** The key of the payment provider: the first value comes from the configuration, then it rotates. */
export function createPaymentKey(args: PaymentKeyArgs): Secret {
  const { keys, repository, network, firewall, messaging, recoveryRegion } = args;
  const secret = new Secret("payment-key", {
    description: "API key of the payment provider",
    kmsKeyId: keys.data.arn,
    recoveryWindowInDays: 30,
    replicas: [{ region: recoveryRegion, kmsKeyId: keys.recovery.arn }],
    tags: tags("customer"),
  });
  new SecretVersion(
    "payment-key",
    { secretId: secret.id, secretString: args.value },
    // After the first rotation the value in the configuration is an old one.
    { ignoreChanges: ["secretString"] },
  );

  const logGroup = new LogGroup("rotate-payment-key", {
    name: "/aws/lambda/orders-rotate-payment-key",
    retentionInDays: 400,
    kmsKeyId: keys.logs.arn,
    tags: tags("operational"),
  });
  const role = new Role("rotate-payment-key", {
    description: "Rotates the payment key",
    assumeRolePolicy: assumedBy("lambda.amazonaws.com"),
    tags: tags("none"),
  });
  const policies = [
    new RolePolicy("rotate-payment-key", {
      role: role.id,
      policy: policyDocument([
        {
          Effect: "Allow",
          Action: [
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage",
          ],
          Resource: secret.arn,
        },
        { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keys.data.arn },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: messaging.deadLetters.arn },
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${logGroup.arn}:*`,
        },
      ]),
    }),
    ...Object.entries({
      network: "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
      tracing: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
    }).map(
      ([purpose, policyArn]) =>
        new RolePolicyAttachment(`rotate-payment-key-${purpose}`, { role: role.name, policyArn }),
    ),
  ];
  const rotate = new LambdaFunction(
    "rotate-payment-key",
    {
      name: "orders-rotate-payment-key",
      description: "Asks the payment provider for a new key and stores it",
      packageType: "Image",
      imageUri: pulumi.interpolate`${repository.repositoryUrl}@${args.imageDigest}`,
      architectures: ["arm64"],
      role: role.arn,
      timeout: 60,
      memorySize: 256,
      reservedConcurrentExecutions: 1,
      kmsKeyArn: keys.data.arn,
      vpcConfig: {
        subnetIds: network.privateSubnets.map((subnet) => subnet.id),
        securityGroupIds: [firewall.rotation.id],
      },
      deadLetterConfig: { targetArn: messaging.deadLetters.arn },
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      tags: tags("none"),
    },
    { dependsOn: policies },
  );
  const permission = new Permission("rotate-payment-key", {
    function: rotate.name,
    action: "lambda:InvokeFunction",
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: args.accountId,
    sourceArn: secret.arn,
  });
  new SecretRotation(
    "payment-key",
    { secretId: secret.id, rotationLambdaArn: rotate.arn, rotationRules: { automaticallyAfterDays: 30 } },
    { dependsOn: permission },
  );
  return secret;
}
