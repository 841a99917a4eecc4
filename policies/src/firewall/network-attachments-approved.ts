import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const networkAttachmentsApproved: Rule = defineRule<ResourceTypes>({
  id: "firewall/network-attachments-approved",
  title: "Other accounts join the network only after approval",
  severity: "medium",
  rationale:
    "With automatic acceptance, any account that the service or gateway is shared with connects its own network without anybody noticing.",
  fix: "Set acceptanceRequired to true on endpoint services, and autoAcceptSharedAttachments to disable on transit gateways.",
  failure: "connections from other accounts are accepted automatically",
  requires: {
    "aws:ec2/vpcEndpointService:VpcEndpointService": (service) =>
      service.get("acceptanceRequired").equals(true),
    "aws:ec2transitgateway/transitGateway:TransitGateway": (gateway) =>
      gateway.get("autoAcceptSharedAttachments").orElse("disable").oneOf(["disable"]),
  },
  remedies: {
    "aws:ec2/vpcEndpointService:VpcEndpointService": { set: { acceptanceRequired: true } },
    "aws:ec2transitgateway/transitGateway:TransitGateway": {
      set: { autoAcceptSharedAttachments: "disable" },
    },
  },
});
