import type { Key } from "@pulumi/aws/kms/key.js";
import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import type * as pulumi from "@pulumi/pulumi";
import { tags } from "./tags.ts";

/** The key of the payment provider. */
export function createPaymentKey(value: pulumi.Output<string>, key: Key): Secret {
  const secret = new Secret("payment-key", {
    description: "API key of the payment provider",
    kmsKeyId: key.arn,
    recoveryWindowInDays: 0,
    tags: tags("customer"),
  });
  new SecretVersion("payment-key", { secretId: secret.id, secretString: value });
  return secret;
}
