import { allOf } from "@rampart/core/value";
import { defineRule, including, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const NEEDED = ["api", "audit", "authenticator"];

export const kubernetesControlPlanesLog: Rule = defineRule<ResourceTypes>({
  id: "logging/kubernetes-control-planes-log",
  title: "Kubernetes control planes log calls, audit records and logins",
  severity: "medium",
  rationale:
    "Whoever gets into a cluster acts through its API. Without these logs there is no record of who read a secret or started a privileged pod.",
  fix: 'Set enabledClusterLogTypes to at least ["api", "audit", "authenticator"].',
  failure: "api, audit and authenticator logs are not all on",
  requires: {
    "aws:eks/cluster:Cluster": (cluster) =>
      allOf(
        ...NEEDED.map((needed) => cluster.get("enabledClusterLogTypes").some((type) => type.oneOf([needed]))),
      ),
  },
  remedies: {
    "aws:eks/cluster:Cluster": { set: { enabledClusterLogTypes: including(...NEEDED) } },
  },
});
