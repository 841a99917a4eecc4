import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const machinesDoNotForwardPackets: Rule = defineRule<ResourceTypes>({
  id: "firewall/machines-do-not-forward-packets",
  title: "Machines do not forward packets of others",
  severity: "low",
  rationale:
    "A machine that may send packets under other addresses can pose as its neighbours and carry traffic past the firewall between two networks.",
  fix: "Set enableIPForwarding to false (AWS: sourceDestCheck to true); use a NAT gateway or a managed firewall where packets must be forwarded.",
  failure: "it may send and receive packets that are not its own",
  requires: {
    "aws:ec2/instance:Instance": (instance) => instance.get("sourceDestCheck").orElse(true).equals(true),
    "azure-native:network:NetworkInterface": (networkInterface) =>
      networkInterface.get("enableIPForwarding").orElse(false).equals(false),
  },
  remedies: {
    "aws:ec2/instance:Instance": { set: { sourceDestCheck: true } },
    "azure-native:network:NetworkInterface": { set: { enableIPForwarding: false } },
  },
});
