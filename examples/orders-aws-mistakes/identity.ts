import { AccessKey } from "@pulumi/aws/iam/accessKey.js";
import { AccountPasswordPolicy } from "@pulumi/aws/iam/accountPasswordPolicy.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { User } from "@pulumi/aws/iam/user.js";
import { UserPolicyAttachment } from "@pulumi/aws/iam/userPolicyAttachment.js";
import * as pulumi from "@pulumi/pulumi";
import { assumedBy, policyDocument } from "./policy.ts";
import { tags } from "./tags.ts";

export function createAccountAccess(): void {
  new AccountPasswordPolicy("account", {
    minimumPasswordLength: 8,
    requireLowercaseCharacters: true,
    requireNumbers: true,
    allowUsersToChangePassword: true,
  });

  const support = new Role("support", {
    description: "The support partner",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
    }),
    maxSessionDuration: 43200,
    tags: tags("none"),
  });
  new RolePolicyAttachment("support", {
    role: support.name,
    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  });

  const deployer = new User("deployer", { tags: tags("none") });
  new AccessKey("deployer", { user: deployer.name });
  const deploy = new Policy("deploy", {
    description: "What the build server needs",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["ecs:*", "ecr:*", "lambda:*"], Resource: "*" },
        { Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
      ],
    }),
    tags: tags("none"),
  });
  new UserPolicyAttachment("deployer", { user: deployer.name, policyArn: deploy.arn });
}

export interface ServiceRolesArgs {
  repositoryArn: pulumi.Input<string>;
  logGroupArn: pulumi.Input<string>;
}

export interface ServiceRoles {
  /** What the containers may do. */
  task: Role;
  /** What ECS needs to start them. */
  execution: Role;
}

export function createServiceRoles(args: ServiceRolesArgs): ServiceRoles {
  const assumeRolePolicy = assumedBy("ecs-tasks.amazonaws.com");
  const task = new Role("service", {
    description: "What the containers of the order service may do",
    assumeRolePolicy,
    tags: tags("none"),
  });
  new RolePolicy("service", {
    role: task.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    }),
  });

  const execution = new Role("service-start", {
    description: "What ECS needs to start the order service",
    assumeRolePolicy,
    tags: tags("none"),
  });
  new RolePolicy("service-start", {
    role: execution.id,
    policy: policyDocument([
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
    ]),
  });
  return { task, execution };
}
