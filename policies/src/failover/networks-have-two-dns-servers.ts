import { no, type Truth, type Value, yes } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function isNoneOrTwo(servers: Value<readonly string[]>): Truth {
  if (servers.isHidden) return servers.isSet();
  return servers.items().length === 1 ? no(servers.path) : yes(servers.path);
}

export const networksHaveTwoDnsServers: Rule = defineRule<ResourceTypes>({
  id: "failover/networks-have-two-dns-servers",
  title: "Networks with DNS servers of their own have at least two",
  severity: "medium",
  rationale: "When the only DNS server restarts, nothing in the network finds anything.",
  fix: "Name two servers in dhcpOptions.dnsServers (dnsSettings.dnsServers), or none to use Azure's own.",
  failure: "there is one DNS server only",
  requires: {
    "azure-native:network:NetworkInterface": (card) => isNoneOrTwo(card.get("dnsSettings").get("dnsServers")),
    "azure-native:network:VirtualNetwork": (network) =>
      isNoneOrTwo(network.get("dhcpOptions").get("dnsServers")),
  },
});
