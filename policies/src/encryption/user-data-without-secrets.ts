import { not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const CREDENTIAL =
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\baws_secret_access_key\s*=\s*[^\s$]|\b[A-Z_]*(PASSWORD|SECRET|TOKEN|API_KEY)=["']?(?!arn:|\/|https?:)[^\s"'`$<({]/;

function holdsCredential(text: string): boolean {
  return CREDENTIAL.test(text) || CREDENTIAL.test(Buffer.from(text, "base64").toString("utf8"));
}

function withoutCredential(userData: Value<string>): Truth {
  return not(userData.text(holdsCredential));
}

export const userDataWithoutSecrets: Rule = defineRule<ResourceTypes>({
  id: "encryption/user-data-without-secrets",
  title: "User data of servers holds no credentials",
  severity: "high",
  rationale:
    "Every process on the server, and everyone who may describe it, reads its user data; a credential in it is known to all of them for as long as the server exists.",
  fix: "Give the server a role (instance profile or managed identity) and let its start script fetch the secret from the store.",
  failure: "the user data holds a credential",
  requires: {
    "aws:ec2/instance:Instance": (instance) =>
      withoutCredential(instance.get("userData").or(instance.get("userDataBase64"))),
    "aws:ec2/launchTemplate:LaunchTemplate": (template) => withoutCredential(template.get("userData")),
    "aws:ec2/launchConfiguration:LaunchConfiguration": (configuration) =>
      withoutCredential(configuration.get("userData").or(configuration.get("userDataBase64"))),
    "azure-native:compute:VirtualMachine": (machine) =>
      withoutCredential(machine.get("osProfile").get("customData").or(machine.get("userData"))),
  },
});
