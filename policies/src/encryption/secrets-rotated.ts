import type { Reference } from "@rampart/core/graph";
import { anyOf, not } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { atMost, defineGraphRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const LONGEST_DAYS = 90;

const ROTATION: Reference = {
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  through: "secretId",
  to: ["aws:secretsmanager/secret:Secret"],
};

interface Rotation {
  readonly rotationEnabled?: boolean;
}

/** Days of `rate(30 days)`; a calendar (`cron(…)`) runs at least once a year and mostly every month. */
function isFrequent(schedule: string): boolean {
  const days = /^rate\(\s*(\d+)\s+days?\s*\)$/.exec(schedule)?.[1];
  return days === undefined || Number(days) <= LONGEST_DAYS;
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
        rotation.get("rotationEnabled").orElse(true).equals(true),
      ),
    "aws:secretsmanager/secretRotation:SecretRotation": (rotation) => {
      const rules = rotation.get("rotationRules");
      return anyOf(
        rules.get("automaticallyAfterDays").atMost(LONGEST_DAYS),
        rules.get("scheduleExpression").text(isFrequent),
      );
    },
  },
  remedies: {
    "aws:secretsmanager/secretRotation:SecretRotation": {
      set: {
        rotationRules: when((rules) => not(rules.get("scheduleExpression").isSet()), {
          automaticallyAfterDays: atMost(LONGEST_DAYS),
        }),
      },
    },
  },
});
