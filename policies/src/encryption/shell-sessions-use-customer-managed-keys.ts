import { allOf, anyOf, not } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const HAS_KEY = /["']?\bkmsKeyId\b["']?\s*:\s*["']?[^"'\s,}]/;

export const shellSessionsUseCustomerManagedKeys: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/shell-sessions-use-customer-managed-keys",
  title: "Shell sessions on servers and containers are encrypted with keys of the customer",
  severity: "low",
  rationale:
    "What administrators type and see passes through the session; a key of your own decides who may ever read along.",
  fix: "Set kmsKeyId in the preferences of Session Manager, and executeCommandConfiguration.kmsKeyId of the cluster.",
  failure: "sessions are not encrypted with a key of the customer",
  requires: {
    "aws:ecs/cluster:Cluster": (cluster) => {
      const sessions = cluster.get("configuration").get("executeCommandConfiguration");
      return anyOf(
        not(sessions.isSet()),
        allOf(
          isWiredInside(cluster, "configuration", sessions.get("kmsKeyId")),
          // Records that go elsewhere are encrypted there only if that is said too.
          anyOf(
            not(sessions.get("logging").oneOf(["OVERRIDE"])),
            sessions.get("logConfiguration").get("cloudWatchEncryptionEnabled").equals(true),
            sessions.get("logConfiguration").get("s3BucketEncryptionEnabled").equals(true),
          ),
        ),
      );
    },
    "aws:ssm/document:Document": (document) =>
      anyOf(
        document.get("content").text((content) => HAS_KEY.test(content)),
        not(document.get("documentType").oneOf(["Session"])),
      ),
  },
});
