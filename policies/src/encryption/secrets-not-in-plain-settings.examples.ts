import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:payment-AbCdEf";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a function that knows where its secret is kept", "aws:lambda/function:Function", {
      environment: {
        variables: {
          PAYMENT_SECRET: secretArn,
          DATABASE_SECRET: "orders-db",
          TOKEN_URL: "https://id.example.com",
        },
      },
    }),
    oneResource("a task that gets its secrets from the store", "aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: JSON.stringify([
        {
          name: "shop",
          environment: [{ name: "DATABASE_HOST", value: "db.example.com" }],
          secrets: [{ name: "DATABASE_PASSWORD", valueFrom: secretArn }],
        },
      ]),
    }),
    oneResource("a build with a secret from the store", "aws:codebuild/project:Project", {
      environment: {
        environmentVariables: [{ name: "REGISTRY_TOKEN", type: "SECRETS_MANAGER", value: "registry:token" }],
      },
    }),
    oneResource("an encrypted parameter", "aws:ssm/parameter:Parameter", {
      name: "/shop/database-password",
      type: "SecureString",
    }),
    oneResource("a web app with a reference to a vault", "azure-native:web:WebApp", {
      siteConfig: {
        appSettings: [
          {
            name: "PaymentApiKey",
            value: "@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/pay)",
          },
        ],
      },
    }),
    oneResource("a container app with a secret of its own", "azure-native:app:ContainerApp", {
      template: { containers: [{ name: "shop", env: [{ name: "API_KEY", secretRef: "api-key" }] }] },
    }),
  ],
  bad: [
    oneResource("a function with a password", "aws:lambda/function:Function", {
      environment: { variables: { DATABASE_PASSWORD: "not-a-real-password" } },
    }),
    oneResource("a function with the secret of a client", "aws:lambda/function:Function", {
      environment: { variables: { oauthClientSecret: "not-a-real-secret" } },
    }),
    oneResource("a function with a password in an address", "aws:lambda/function:Function", {
      environment: { variables: { DATABASE_URL: "postgres://shop:not-a-real-password@db.example.com/shop" } },
    }),
    oneResource("a task with a token", "aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: JSON.stringify([
        { name: "shop", environment: [{ name: "paymentToken", value: "not-a-real-token" }] },
      ]),
    }),
    oneResource("a build with a token", "aws:codebuild/project:Project", {
      environment: { environmentVariables: [{ name: "REGISTRY_TOKEN", value: "not-a-real-token" }] },
    }),
    oneResource("a plain parameter", "aws:ssm/parameter:Parameter", {
      name: "/shop/database-password",
      type: "String",
    }),
    oneResource("a container app with a key", "azure-native:app:ContainerApp", {
      template: { containers: [{ name: "shop", env: [{ name: "API_KEY", value: "not-a-real-key" }] }] },
    }),
    oneResource("a web app with a connection string", "azure-native:web:WebApp", {
      siteConfig: {
        connectionStrings: [
          { name: "shop", connectionString: "Server=db.example.com;User=shop;Password=not-a-real-password" },
        ],
      },
    }),
    oneResource("a slot with a password", "azure-native:web:WebAppSlot", {
      siteConfig: { appSettings: [{ name: "SmtpPassword", value: "not-a-real-password" }] },
    }),
  ],
};
