import type { Rule } from "@rampart/policy";
import { adminPortsClosedToTheInternet } from "./admin-ports-closed-to-the-internet.ts";
import { ambiguousRequestsRejected } from "./ambiguous-requests-rejected.ts";
import { analyticsClustersStayPrivate } from "./analytics-clusters-stay-private.ts";
import { analyticsWorkspacesInAManagedNetwork } from "./analytics-workspaces-in-a-managed-network.ts";
import { analyticsWorkspacesKeepDataIn } from "./analytics-workspaces-keep-data-in.ts";
import { apiGatewaysInANetwork } from "./api-gateways-in-a-network.ts";
import { apiRequestsValidated } from "./api-requests-validated.ts";
import { crossOriginRequestsNamed } from "./cross-origin-requests-named.ts";
import { dataServicesNotPubliclyAccessible } from "./data-services-not-publicly-accessible.ts";
import { databaseFirewallsNameTheirClients } from "./database-firewalls-name-their-clients.ts";
import { databasePortsClosedToTheInternet } from "./database-ports-closed-to-the-internet.ts";
import { defaultNetworkOutOfUse } from "./default-network-out-of-use.ts";
import { defaultSecurityGroupsClosed } from "./default-security-groups-closed.ts";
import { disksNotExportedOverTheInternet } from "./disks-not-exported-over-the-internet.ts";
import { dnsAnswersSigned } from "./dns-answers-signed.ts";
import { instancesWithoutPublicAddresses } from "./instances-without-public-addresses.ts";
import { knownBadAddressesDenied } from "./known-bad-addresses-denied.ts";
import { knownExploitsBlocked } from "./known-exploits-blocked.ts";
import { kubernetesApiPrivate } from "./kubernetes-api-private.ts";
import { kubernetesApiRestricted } from "./kubernetes-api-restricted.ts";
import { machinesDoNotForwardPackets } from "./machines-do-not-forward-packets.ts";
import { malformedRequestsRejected } from "./malformed-requests-rejected.ts";
import { modelsIsolated } from "./models-isolated.ts";
import { networkAclsDenyAdminPorts } from "./network-acls-deny-admin-ports.ts";
import { networkAclsNameTheirPorts } from "./network-acls-name-their-ports.ts";
import { networkAttachmentsApproved } from "./network-attachments-approved.ts";
import { notebooksInANetwork } from "./notebooks-in-a-network.ts";
import { notebooksWithoutDirectInternetAccess } from "./notebooks-without-direct-internet-access.ts";
import { onlyNamedPortsOpenToTheInternet } from "./only-named-ports-open-to-the-internet.ts";
import { outboundTrafficLimited } from "./outbound-traffic-limited.ts";
import { peeringsReachNamedRanges } from "./peerings-reach-named-ranges.ts";
import { podsFilteredByNetworkPolicies } from "./pods-filtered-by-network-policies.ts";
import { publicWebEntriesBehindAWebApplicationFirewall } from "./public-web-entries-behind-a-web-application-firewall.ts";
import { remoteDebuggingOff } from "./remote-debugging-off.ts";
import { responsesCarrySecurityHeaders } from "./responses-carry-security-headers.ts";
import { searchDomainsHaveTheirOwnSecurityGroup } from "./search-domains-have-their-own-security-group.ts";
import { securityGroupsDescribed } from "./security-groups-described.ts";
import { servicesReachedOverPrivateEndpoints } from "./services-reached-over-private-endpoints.ts";
import { servicesRestrictedToNamedNetworks } from "./services-restricted-to-named-networks.ts";
import { subnetsAssignNoPublicAddresses } from "./subnets-assign-no-public-addresses.ts";
import { subnetsHaveANetworkSecurityGroup } from "./subnets-have-a-network-security-group.ts";
import { transferServersInANetwork } from "./transfer-servers-in-a-network.ts";
import { warehouseTrafficStaysInTheNetwork } from "./warehouse-traffic-stays-in-the-network.ts";
import { warehousesInANetwork } from "./warehouses-in-a-network.ts";
import { wayOutIsChosen } from "./way-out-is-chosen.ts";
import { webApplicationFirewallsBlockAttacks } from "./web-application-firewalls-block-attacks.ts";
import { webApplicationFirewallsSwitchedOn } from "./web-application-firewalls-switched-on.ts";

/** The rules of the firewall domain. */
export const firewallRules: readonly Rule[] = [
  adminPortsClosedToTheInternet,
  ambiguousRequestsRejected,
  analyticsClustersStayPrivate,
  analyticsWorkspacesInAManagedNetwork,
  analyticsWorkspacesKeepDataIn,
  apiGatewaysInANetwork,
  apiRequestsValidated,
  crossOriginRequestsNamed,
  dataServicesNotPubliclyAccessible,
  databaseFirewallsNameTheirClients,
  databasePortsClosedToTheInternet,
  defaultNetworkOutOfUse,
  defaultSecurityGroupsClosed,
  disksNotExportedOverTheInternet,
  dnsAnswersSigned,
  instancesWithoutPublicAddresses,
  knownBadAddressesDenied,
  knownExploitsBlocked,
  kubernetesApiPrivate,
  kubernetesApiRestricted,
  machinesDoNotForwardPackets,
  malformedRequestsRejected,
  modelsIsolated,
  networkAclsDenyAdminPorts,
  networkAclsNameTheirPorts,
  networkAttachmentsApproved,
  notebooksInANetwork,
  notebooksWithoutDirectInternetAccess,
  onlyNamedPortsOpenToTheInternet,
  outboundTrafficLimited,
  peeringsReachNamedRanges,
  podsFilteredByNetworkPolicies,
  publicWebEntriesBehindAWebApplicationFirewall,
  remoteDebuggingOff,
  responsesCarrySecurityHeaders,
  searchDomainsHaveTheirOwnSecurityGroup,
  securityGroupsDescribed,
  servicesReachedOverPrivateEndpoints,
  servicesRestrictedToNamedNetworks,
  subnetsAssignNoPublicAddresses,
  subnetsHaveANetworkSecurityGroup,
  transferServersInANetwork,
  warehouseTrafficStaysInTheNetwork,
  warehousesInANetwork,
  wayOutIsChosen,
  webApplicationFirewallsBlockAttacks,
  webApplicationFirewallsSwitchedOn,
];
