import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a repository", "azure-native:datafactory:Factory", {
      repoConfiguration: {
        type: "FactoryGitHubConfiguration",
        accountName: "shop",
        repositoryName: "pipelines",
        collaborationBranch: "main",
        rootFolder: "/",
      },
    }),
    oneResource("a repository of a workspace", "azure-native:synapse:Workspace", {
      workspaceRepositoryConfiguration: {
        type: "WorkspaceGitHubConfiguration",
        accountName: "shop",
        repositoryName: "pipelines",
      },
    }),
  ],
  bad: [
    oneResource("none", "azure-native:datafactory:Factory", { factoryName: "orders" }),
    oneResource("none for a workspace", "azure-native:synapse:Workspace", { workspaceName: "orders" }),
  ],
};
