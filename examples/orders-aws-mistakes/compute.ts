import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Repository } from "@pulumi/aws/ecr/repository.js";
import { Cluster } from "@pulumi/aws/ecs/cluster.js";
import { Service } from "@pulumi/aws/ecs/service.js";
import { TaskDefinition } from "@pulumi/aws/ecs/taskDefinition.js";
import type { TargetGroup } from "@pulumi/aws/lb/targetGroup.js";
import type { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import * as pulumi from "@pulumi/pulumi";
import type { Data } from "./data.ts";
import { type Firewall, servicePort } from "./firewall.ts";
import type { ServiceRoles } from "./identity.ts";
import type { Messaging } from "./messaging.ts";
import type { Network } from "./network.ts";
import { tags } from "./tags.ts";

export function createRepository(): Repository {
  return new Repository("orders", { imageTagMutability: "MUTABLE", forceDelete: true, tags: tags("none") });
}

export function createServiceLogGroup(): LogGroup {
  return new LogGroup("service", { name: "/orders/service", tags: tags("operational") });
}

export interface ServiceArgs {
  region: string;
  network: Network;
  firewall: Firewall;
  roles: ServiceRoles;
  repository: Repository;
  logGroup: LogGroup;
  data: Data;
  documentsBucket: pulumi.Input<string>;
  messaging: Messaging;
  paymentKey: Secret;
  targets: TargetGroup;
  listener: pulumi.Resource;
}

export function createService(args: ServiceArgs): { cluster: Cluster; service: Service } {
  const { network, firewall, roles, data, messaging } = args;
  const cluster = new Cluster("orders", {
    settings: [{ name: "containerInsights", value: "disabled" }],
    tags: tags("none"),
  });
  const environment = {
    DATABASE_HOST: data.database.address,
    DATABASE_USER: "postgres",
    DATABASE_PASSWORD: "not-a-real-password-1",
    SESSIONS_TABLE: data.sessions.name,
    DOCUMENTS_BUCKET: args.documentsBucket,
    PLACED_TOPIC: messaging.placed.arn,
    FULFILMENT_QUEUE: messaging.fulfilment.id,
  };
  const definition = new TaskDefinition("orders", {
    family: "orders",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "1024",
    memory: "2048",
    taskRoleArn: roles.task.arn,
    executionRoleArn: roles.execution.arn,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "orders",
        image: pulumi.interpolate`${args.repository.repositoryUrl}:latest`,
        essential: true,
        portMappings: [{ containerPort: servicePort, protocol: "tcp" }],
        environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
        secrets: [{ name: "PAYMENT_KEY", valueFrom: args.paymentKey.arn }],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": args.logGroup.name,
            "awslogs-region": args.region,
            "awslogs-stream-prefix": "orders",
          },
        },
      },
    ]),
    tags: tags("none"),
  });
  const service = new Service(
    "orders",
    {
      cluster: cluster.arn,
      taskDefinition: definition.arn,
      launchType: "FARGATE",
      desiredCount: 1,
      enableExecuteCommand: true,
      networkConfiguration: {
        subnets: network.publicSubnets.map((subnet) => subnet.id),
        securityGroups: [firewall.service.id],
        assignPublicIp: true,
      },
      loadBalancers: [
        { containerName: "orders", containerPort: servicePort, targetGroupArn: args.targets.arn },
      ],
      tags: tags("none"),
    },
    { dependsOn: args.listener },
  );
  return { cluster, service };
}
