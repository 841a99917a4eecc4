import { anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, each, inJson, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface Container {
  readonly privileged?: boolean;
}

function isPrivileged(container: Value<Container>): Truth {
  return container.get("privileged").equals(true);
}

export const containersNotPrivileged: Rule = defineRule<ResourceTypes>({
  id: "access/containers-not-privileged",
  title: "Containers do not run privileged or among the processes of their host",
  severity: "high",
  rationale:
    "A privileged container is root on its host: a break-in into one service is a break-in into all containers of the machine and into its role.",
  fix: "Remove privileged and pidMode host from the definition, and add the single Linux capabilities it needs.",
  failure: "a container has the host in its hands (privileged, or pidMode host)",
  requires: {
    "aws:batch/jobDefinition:JobDefinition": (job) =>
      not(isPrivileged(job.get("containerProperties").json<Container>())),
    "aws:ecs/taskDefinition:TaskDefinition": (task) =>
      not(
        anyOf(
          task.get("containerDefinitions").json<readonly Container[]>().some(isPrivileged),
          // It sees and ends the processes of the host, and reads their environment.
          task.get("pidMode").equals("host"),
        ),
      ),
    "aws:codebuild/project:Project": (project) =>
      not(project.get("environment").get("privilegedMode").equals(true)),
  },
  remedies: {
    "aws:batch/jobDefinition:JobDefinition": {
      set: { containerProperties: inJson<Container>({ privileged: false }) },
    },
    // Which processes a container must see instead of those of its host is for people to say.
    "aws:ecs/taskDefinition:TaskDefinition": (task) =>
      task.get("pidMode").equals("host").state === "true"
        ? undefined
        : {
            set: {
              containerDefinitions: inJson<readonly Container[]>(each({ privileged: false }, isPrivileged)),
            },
            replaces: "A task definition never changes; a new revision is registered.",
          },
  },
});
