import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("two", "azure-native:network:VirtualNetwork", {
      dhcpOptions: { dnsServers: ["10.0.0.4", "10.0.0.5"] },
    }),
    oneResource("Azure's own", "azure-native:network:NetworkInterface", { enableIPForwarding: false }),
  ],
  bad: [
    oneResource("one", "azure-native:network:VirtualNetwork", { dhcpOptions: { dnsServers: ["10.0.0.4"] } }),
    oneResource("one at a card", "azure-native:network:NetworkInterface", {
      dnsSettings: { dnsServers: ["10.0.0.4"] },
    }),
  ],
};
