import { allOf, anyOf, no, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function sameText(one: Value<string>, other: Value<string>): Truth {
  const text = other.knownText();
  return text === undefined ? (other.isAbsent ? no(other.path) : other.equals("")) : one.equals(text);
}

export const taskRoleDiffersFromExecutionRole: Rule = defineRule<ResourceTypes>({
  id: "access/task-role-differs-from-execution-role",
  title: "Containers do not run under the role that starts them",
  severity: "medium",
  rationale:
    "The execution role may read images and secrets of the task; a container that holds it too can read them all again whenever it wants.",
  fix: "Name different roles in taskRoleArn and executionRoleArn.",
  failure: "the container itself holds the role that starts it",
  requires: {
    "aws:ecs/taskDefinition:TaskDefinition": (task) => {
      const [own, execution] = [task.get("taskRoleArn"), task.get("executionRoleArn")];
      return anyOf(not(allOf(own.isSet(), execution.isSet())), not(sameText(own, execution)));
    },
  },
});
