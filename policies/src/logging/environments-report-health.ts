import { allOf } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const environmentsReportHealth: Rule = defineRule<ResourceTypes>({
  id: "logging/environments-report-health",
  title: "Elastic Beanstalk environments report their health in detail",
  severity: "low",
  rationale:
    "The basic health is one colour for all machines; which of them fails, and with which answers, stays unknown.",
  fix: "Add the setting aws:elasticbeanstalk:healthreporting:system, SystemType, enhanced.",
  failure: "only basic health is reported",
  requires: {
    "aws:elasticbeanstalk/environment:Environment": (environment) =>
      environment
        .get("settings")
        .some((setting) =>
          allOf(
            setting.get("namespace").oneOf(["aws:elasticbeanstalk:healthreporting:system"]),
            setting.get("name").oneOf(["SystemType", "HealthStreamingEnabled"]),
            setting.get("value").oneOf(["enhanced", "true"]),
          ),
        ),
  },
});
