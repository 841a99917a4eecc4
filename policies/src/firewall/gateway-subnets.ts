import type { Truth, Value } from "@rampart/core/value";

/** Subnets whose traffic Azure guards and routes itself. */
const NAMES = [
  "AzureBastionSubnet",
  "AzureFirewallManagementSubnet",
  "AzureFirewallSubnet",
  "GatewaySubnet",
  "RouteServerSubnet",
];

/** Whether a subnet of this name holds a gateway of Azure's own, and nothing else. */
export function isForGateways(name: Value<string>): Truth {
  return name.oneOf(NAMES);
}
