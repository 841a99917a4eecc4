import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const CURRENT =
  /^TransferSecurityPolicy-(?:FIPS-|AS2Restricted-|SshAuditCompliant-|Restricted-|PQ-SSH-)*(?:Experimental-)?20(?:2[4-9]|[3-9]\d)-\d\d$|^TransferSecurityPolicy-(?:AS2|SshAudit)/;

export const transferServersUseCurrentCiphers: Rule = defineRule<ResourceTypes>({
  id: "encryption/transfer-servers-use-current-ciphers",
  title: "File transfer servers use a current security policy",
  severity: "medium",
  rationale:
    "Old policies allow SHA-1 and key exchanges that are being broken, to clients and to whoever sits between.",
  fix: "Set securityPolicyName to TransferSecurityPolicy-2024-01 or a newer one.",
  failure: "its security policy is old",
  requires: {
    "aws:transfer/server:Server": (server) =>
      server
        .get("securityPolicyName")
        .orElse("TransferSecurityPolicy-2018-11")
        .text((policy) => CURRENT.test(policy)),
  },
});
