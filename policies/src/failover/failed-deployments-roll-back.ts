import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const failedDeploymentsRollBack: Rule = defineRule<ResourceTypes>({
  id: "failover/failed-deployments-roll-back",
  title: "Services go back to the last version that worked",
  severity: "low",
  rationale:
    "Without a circuit breaker, ECS starts the tasks of a broken version again and again, for hours; the next lost task of the old version is then replaced by a broken one.",
  fix: "Set deploymentCircuitBreaker with enable and rollback, or alarms with enable and rollback.",
  failure: "a deployment that fails is tried for ever instead of rolled back",
  requires: {
    "aws:ecs/service:Service": (service) =>
      anyOf(
        allOf(
          service.get("deploymentCircuitBreaker").get("enable").equals(true),
          service.get("deploymentCircuitBreaker").get("rollback").equals(true),
        ),
        allOf(
          service.get("alarms").get("enable").equals(true),
          service.get("alarms").get("rollback").equals(true),
        ),
        // CodeDeploy and others roll back by their own means; a daemon has no circuit breaker.
        not(service.get("deploymentController").get("type").orElse("ECS").oneOf(["ECS"])),
        service.get("schedulingStrategy").oneOf(["DAEMON"]),
      ),
  },
  remedies: {
    "aws:ecs/service:Service": { set: { deploymentCircuitBreaker: { enable: true, rollback: true } } },
  },
});
