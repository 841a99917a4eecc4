import { allOf, anyOf, combine, not, type Truth, Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { holdsPassword, isPlainSecret, namesSecret } from "./plain-secret.ts";

interface Variable {
  readonly name?: string;
  readonly value?: string;
}

interface ContainerDefinition {
  readonly environment?: readonly Variable[];
}

interface SiteConfig {
  readonly appSettings?: readonly Variable[];
  readonly connectionStrings?: readonly { readonly connectionString?: string }[];
}

function somePlain(variables: Value<readonly Variable[]>): Truth {
  return variables.some((variable) => isPlainSecret(variable.get("name"), variable.get("value")));
}

function somePlainEntry(variables: Value<Readonly<Record<string, string>>>): Truth {
  if (variables.isHidden) return variables.text(() => true);
  return combine(
    variables
      .entries()
      .map(([name, value]) => isPlainSecret(Value.of<string>(name, value.path), value as Value<string>)),
    "true",
  );
}

function siteHoldsSecret(site: Value<SiteConfig>): Truth {
  return anyOf(
    somePlain(site.get("appSettings")),
    site.get("connectionStrings").some((one) => one.get("connectionString").text(holdsPassword)),
  );
}

export const secretsNotInPlainSettings: Rule = defineRule<ResourceTypes>({
  id: "encryption/secrets-not-in-plain-settings",
  title: "Settings of workloads do not hold secrets in plain text",
  severity: "high",
  rationale:
    "Environment variables and settings are shown to everyone who may describe the workload, end up in logs and crash reports, and stay valid when they leak.",
  fix: "Keep the secret in Secrets Manager, SSM (SecureString) or Key Vault and refer to it: secrets/valueFrom in ECS, type SECRETS_MANAGER in CodeBuild, secretRef in container apps, @Microsoft.KeyVault(…) in app settings; in Lambda read it at run time by its ARN.",
  failure: "a secret stands in the settings in plain text",
  requires: {
    "aws:lambda/function:Function": (lambda) =>
      not(somePlainEntry(lambda.get("environment").get("variables"))),
    "aws:ecs/taskDefinition:TaskDefinition": (task) =>
      not(
        task
          .get("containerDefinitions")
          .json<readonly ContainerDefinition[]>()
          .some((container) => somePlain(container.get("environment"))),
      ),
    "aws:codebuild/project:Project": (project) =>
      not(
        project
          .get("environment")
          .get("environmentVariables")
          .some((variable) =>
            allOf(
              variable.get("type").orElse("PLAINTEXT").oneOf(["PLAINTEXT"]),
              isPlainSecret(variable.get("name"), variable.get("value")),
            ),
          ),
      ),
    "aws:ssm/parameter:Parameter": (parameter) =>
      not(
        allOf(parameter.get("type").oneOf(["String", "StringList"]), parameter.get("name").text(namesSecret)),
      ),
    "azure-native:app:ContainerApp": (app) =>
      not(
        app
          .get("template")
          .get("containers")
          .some((container) => somePlain(container.get("env"))),
      ),
    "azure-native:web:WebApp": (app) => not(siteHoldsSecret(app.get("siteConfig"))),
    "azure-native:web:WebAppSlot": (slot) => not(siteHoldsSecret(slot.get("siteConfig"))),
  },
});
