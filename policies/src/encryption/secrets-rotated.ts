import type { Reference } from "@rampart/core/graph";
import { allOf, anyOf } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const LONGEST_DAYS = 90;

const ROTATION: Reference = {
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  through: "secretId",
  to: ["aws:secretsmanager/secret:Secret"],
};

interface Rotation {
  readonly rotationEnabled?: boolean;
  readonly rotationRules?: { readonly automaticallyAfterDays?: number; readonly scheduleExpression?: string };
}

export const secretsRotated: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/secrets-rotated",
  title: "Secrets are rotated automatically within 90 days",
  severity: "medium",
  rationale:
    "A secret that leaked, or left with somebody, works until it is changed; by hand nobody changes it.",
  fix: "Add a SecretRotation with rotationRules.automaticallyAfterDays of 90 or less.",
  failure: "the secret is not rotated within 90 days",
  requires: {
    "aws:secretsmanager/secret:Secret": (secret, { graph }) =>
      someAttached<Rotation>(graph, secret, ROTATION, (rotation) =>
        allOf(
          rotation.get("rotationEnabled").orElse(true).equals(true),
          anyOf(
            rotation.get("rotationRules").get("automaticallyAfterDays").atMost(LONGEST_DAYS),
            rotation.get("rotationRules").get("scheduleExpression").isSet(),
          ),
        ),
      ),
  },
});
