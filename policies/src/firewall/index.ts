import type { Rule } from "@rampart/policy";
import { adminPortsClosedToTheInternet } from "./admin-ports-closed-to-the-internet.ts";
import { dataServicesNotPubliclyAccessible } from "./data-services-not-publicly-accessible.ts";
import { databaseFirewallsNameTheirClients } from "./database-firewalls-name-their-clients.ts";
import { databasePortsClosedToTheInternet } from "./database-ports-closed-to-the-internet.ts";
import { defaultSecurityGroupsClosed } from "./default-security-groups-closed.ts";
import { disksNotExportedOverTheInternet } from "./disks-not-exported-over-the-internet.ts";
import { instancesWithoutPublicAddresses } from "./instances-without-public-addresses.ts";
import { kubernetesApiRestricted } from "./kubernetes-api-restricted.ts";
import { machinesDoNotForwardPackets } from "./machines-do-not-forward-packets.ts";
import { malformedRequestsRejected } from "./malformed-requests-rejected.ts";
import { networkAclsDenyAdminPorts } from "./network-acls-deny-admin-ports.ts";
import { networkAttachmentsApproved } from "./network-attachments-approved.ts";
import { onlyNamedPortsOpenToTheInternet } from "./only-named-ports-open-to-the-internet.ts";
import { outboundTrafficLimited } from "./outbound-traffic-limited.ts";
import { podsFilteredByNetworkPolicies } from "./pods-filtered-by-network-policies.ts";
import { publicWebEntriesBehindAWebApplicationFirewall } from "./public-web-entries-behind-a-web-application-firewall.ts";
import { remoteDebuggingOff } from "./remote-debugging-off.ts";
import { servicesRestrictedToNamedNetworks } from "./services-restricted-to-named-networks.ts";
import { subnetsAssignNoPublicAddresses } from "./subnets-assign-no-public-addresses.ts";
import { subnetsHaveANetworkSecurityGroup } from "./subnets-have-a-network-security-group.ts";
import { wayOutIsChosen } from "./way-out-is-chosen.ts";
import { webApplicationFirewallsBlockAttacks } from "./web-application-firewalls-block-attacks.ts";

/** The rules of the firewall domain. */
export const firewallRules: readonly Rule[] = [
  adminPortsClosedToTheInternet,
  dataServicesNotPubliclyAccessible,
  databaseFirewallsNameTheirClients,
  databasePortsClosedToTheInternet,
  defaultSecurityGroupsClosed,
  disksNotExportedOverTheInternet,
  instancesWithoutPublicAddresses,
  kubernetesApiRestricted,
  machinesDoNotForwardPackets,
  malformedRequestsRejected,
  networkAclsDenyAdminPorts,
  networkAttachmentsApproved,
  onlyNamedPortsOpenToTheInternet,
  outboundTrafficLimited,
  podsFilteredByNetworkPolicies,
  publicWebEntriesBehindAWebApplicationFirewall,
  remoteDebuggingOff,
  servicesRestrictedToNamedNetworks,
  subnetsAssignNoPublicAddresses,
  subnetsHaveANetworkSecurityGroup,
  wayOutIsChosen,
  webApplicationFirewallsBlockAttacks,
];
