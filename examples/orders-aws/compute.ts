import { Policy as ScalingPolicy } from "@pulumi/aws/appautoscaling/policy.js";
import { Target as ScalingTarget } from "@pulumi/aws/appautoscaling/target.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { LifecyclePolicy } from "@pulumi/aws/ecr/lifecyclePolicy.js";
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
import type { Keys } from "./keys.ts";
import type { Messaging } from "./messaging.ts";
import type { Network } from "./network.ts";
import { tags } from "./tags.ts";

export function createRepository(keys: Keys): Repository {
  const repository = new Repository("orders", {
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keys.data.arn }],
    tags: tags("none"),
  });
  new LifecyclePolicy("orders", {
    repository: repository.name,
    policy: JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          description: "Layers of images that no tag names any more",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 30,
          },
          action: { type: "expire" },
        },
      ],
    }),
  });
  return repository;
}

export function createServiceLogGroup(keys: Keys): LogGroup {
  return new LogGroup("service", {
    name: "/orders/service",
    retentionInDays: 400,
    kmsKeyId: keys.logs.arn,
    tags: tags("operational"),
  });
}

export interface ServiceArgs {
  region: string;
  network: Network;
  firewall: Firewall;
  roles: ServiceRoles;
  repository: Repository;
  imageDigest: string;
  logGroup: LogGroup;
  data: Data;
  documentsBucket: pulumi.Input<string>;
  messaging: Messaging;
  paymentKey: Secret;
  targets: TargetGroup;
  /** The listener: ECS accepts a target group only once a load balancer uses it. */
  listener: pulumi.Resource;
}

export function createService(args: ServiceArgs): { cluster: Cluster; service: Service } {
  const { network, firewall, roles, data, messaging } = args;
  const cluster = new Cluster("orders", {
    settings: [{ name: "containerInsights", value: "enhanced" }],
    tags: tags("none"),
  });
  const environment = {
    DATABASE_HOST: data.database.address,
    DATABASE_USER: "orders_service",
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
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    taskRoleArn: roles.task.arn,
    executionRoleArn: roles.execution.arn,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "orders",
        image: pulumi.interpolate`${args.repository.repositoryUrl}@${args.imageDigest}`,
        essential: true,
        user: "10001",
        privileged: false,
        readonlyRootFilesystem: true,
        linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
        portMappings: [{ containerPort: servicePort, protocol: "tcp" }],
        environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
        secrets: [{ name: "PAYMENT_KEY", valueFrom: args.paymentKey.arn }],
        healthCheck: {
          command: ["CMD", "/orders", "healthy"],
          interval: 15,
          timeout: 5,
          retries: 3,
          startPeriod: 30,
        },
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
      platformVersion: "LATEST",
      desiredCount: 3,
      availabilityZoneRebalancing: "ENABLED",
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
      healthCheckGracePeriodSeconds: 60,
      networkConfiguration: {
        subnets: network.privateSubnets.map((subnet) => subnet.id),
        securityGroups: [firewall.service.id],
        assignPublicIp: false,
      },
      loadBalancers: [
        { containerName: "orders", containerPort: servicePort, targetGroupArn: args.targets.arn },
      ],
      propagateTags: "SERVICE",
      tags: tags("none"),
    },
    { dependsOn: args.listener, ignoreChanges: ["desiredCount"] },
  );
  const scaled = {
    serviceNamespace: "ecs",
    scalableDimension: "ecs:service:DesiredCount",
    resourceId: pulumi.interpolate`service/${cluster.name}/${service.name}`,
  };
  const target = new ScalingTarget("orders", {
    ...scaled,
    minCapacity: 3,
    maxCapacity: 12,
    tags: tags("none"),
  });
  new ScalingPolicy("orders", {
    ...scaled,
    resourceId: target.resourceId,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      targetValue: 60,
      scaleInCooldown: 300,
      scaleOutCooldown: 60,
    },
  });
  return { cluster, service };
}
