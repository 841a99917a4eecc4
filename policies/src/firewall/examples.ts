import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as adminPortsClosedToTheInternet } from "./admin-ports-closed-to-the-internet.examples.ts";
import { examples as ambiguousRequestsRejected } from "./ambiguous-requests-rejected.examples.ts";
import { examples as analyticsClustersStayPrivate } from "./analytics-clusters-stay-private.examples.ts";
import { examples as analyticsWorkspacesInAManagedNetwork } from "./analytics-workspaces-in-a-managed-network.examples.ts";
import { examples as analyticsWorkspacesKeepDataIn } from "./analytics-workspaces-keep-data-in.examples.ts";
import { examples as apiGatewaysInANetwork } from "./api-gateways-in-a-network.examples.ts";
import { examples as apiRequestsValidated } from "./api-requests-validated.examples.ts";
import { examples as crossOriginRequestsNamed } from "./cross-origin-requests-named.examples.ts";
import { examples as dataServicesNotPubliclyAccessible } from "./data-services-not-publicly-accessible.examples.ts";
import { examples as databaseFirewallsNameTheirClients } from "./database-firewalls-name-their-clients.examples.ts";
import { examples as databasePortsClosedToTheInternet } from "./database-ports-closed-to-the-internet.examples.ts";
import { examples as defaultNetworkOutOfUse } from "./default-network-out-of-use.examples.ts";
import { examples as defaultSecurityGroupsClosed } from "./default-security-groups-closed.examples.ts";
import { examples as disksNotExportedOverTheInternet } from "./disks-not-exported-over-the-internet.examples.ts";
import { examples as dnsAnswersSigned } from "./dns-answers-signed.examples.ts";
import { examples as instancesWithoutPublicAddresses } from "./instances-without-public-addresses.examples.ts";
import { examples as knownBadAddressesDenied } from "./known-bad-addresses-denied.examples.ts";
import { examples as knownExploitsBlocked } from "./known-exploits-blocked.examples.ts";
import { examples as kubernetesApiPrivate } from "./kubernetes-api-private.examples.ts";
import { examples as kubernetesApiRestricted } from "./kubernetes-api-restricted.examples.ts";
import { examples as machinesDoNotForwardPackets } from "./machines-do-not-forward-packets.examples.ts";
import { examples as malformedRequestsRejected } from "./malformed-requests-rejected.examples.ts";
import { examples as modelsIsolated } from "./models-isolated.examples.ts";
import { examples as networkAclsDenyAdminPorts } from "./network-acls-deny-admin-ports.examples.ts";
import { examples as networkAclsNameTheirPorts } from "./network-acls-name-their-ports.examples.ts";
import { examples as networkAttachmentsApproved } from "./network-attachments-approved.examples.ts";
import { examples as notebooksInANetwork } from "./notebooks-in-a-network.examples.ts";
import { examples as notebooksWithoutDirectInternetAccess } from "./notebooks-without-direct-internet-access.examples.ts";
import { examples as onlyNamedPortsOpenToTheInternet } from "./only-named-ports-open-to-the-internet.examples.ts";
import { examples as outboundTrafficLimited } from "./outbound-traffic-limited.examples.ts";
import { examples as peeringsReachNamedRanges } from "./peerings-reach-named-ranges.examples.ts";
import { examples as podsFilteredByNetworkPolicies } from "./pods-filtered-by-network-policies.examples.ts";
import { examples as publicWebEntriesBehindAWebApplicationFirewall } from "./public-web-entries-behind-a-web-application-firewall.examples.ts";
import { examples as remoteDebuggingOff } from "./remote-debugging-off.examples.ts";
import { examples as responsesCarrySecurityHeaders } from "./responses-carry-security-headers.examples.ts";
import { examples as searchDomainsHaveTheirOwnSecurityGroup } from "./search-domains-have-their-own-security-group.examples.ts";
import { examples as securityGroupsDescribed } from "./security-groups-described.examples.ts";
import { examples as servicesReachedOverPrivateEndpoints } from "./services-reached-over-private-endpoints.examples.ts";
import { examples as servicesRestrictedToNamedNetworks } from "./services-restricted-to-named-networks.examples.ts";
import { examples as subnetsAssignNoPublicAddresses } from "./subnets-assign-no-public-addresses.examples.ts";
import { examples as subnetsHaveANetworkSecurityGroup } from "./subnets-have-a-network-security-group.examples.ts";
import { examples as transferServersInANetwork } from "./transfer-servers-in-a-network.examples.ts";
import { examples as warehouseTrafficStaysInTheNetwork } from "./warehouse-traffic-stays-in-the-network.examples.ts";
import { examples as warehousesInANetwork } from "./warehouses-in-a-network.examples.ts";
import { examples as wayOutIsChosen } from "./way-out-is-chosen.examples.ts";
import { examples as webApplicationFirewallsBlockAttacks } from "./web-application-firewalls-block-attacks.examples.ts";
import { examples as webApplicationFirewallsSwitchedOn } from "./web-application-firewalls-switched-on.examples.ts";

/** Examples of the rules of the firewall domain, by the part of their id after the slash. */
export const firewallExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "admin-ports-closed-to-the-internet": adminPortsClosedToTheInternet,
  "ambiguous-requests-rejected": ambiguousRequestsRejected,
  "analytics-clusters-stay-private": analyticsClustersStayPrivate,
  "analytics-workspaces-in-a-managed-network": analyticsWorkspacesInAManagedNetwork,
  "analytics-workspaces-keep-data-in": analyticsWorkspacesKeepDataIn,
  "api-gateways-in-a-network": apiGatewaysInANetwork,
  "api-requests-validated": apiRequestsValidated,
  "cross-origin-requests-named": crossOriginRequestsNamed,
  "data-services-not-publicly-accessible": dataServicesNotPubliclyAccessible,
  "database-firewalls-name-their-clients": databaseFirewallsNameTheirClients,
  "database-ports-closed-to-the-internet": databasePortsClosedToTheInternet,
  "default-network-out-of-use": defaultNetworkOutOfUse,
  "default-security-groups-closed": defaultSecurityGroupsClosed,
  "disks-not-exported-over-the-internet": disksNotExportedOverTheInternet,
  "dns-answers-signed": dnsAnswersSigned,
  "instances-without-public-addresses": instancesWithoutPublicAddresses,
  "known-bad-addresses-denied": knownBadAddressesDenied,
  "known-exploits-blocked": knownExploitsBlocked,
  "kubernetes-api-private": kubernetesApiPrivate,
  "kubernetes-api-restricted": kubernetesApiRestricted,
  "machines-do-not-forward-packets": machinesDoNotForwardPackets,
  "malformed-requests-rejected": malformedRequestsRejected,
  "models-isolated": modelsIsolated,
  "network-acls-deny-admin-ports": networkAclsDenyAdminPorts,
  "network-acls-name-their-ports": networkAclsNameTheirPorts,
  "network-attachments-approved": networkAttachmentsApproved,
  "notebooks-in-a-network": notebooksInANetwork,
  "notebooks-without-direct-internet-access": notebooksWithoutDirectInternetAccess,
  "only-named-ports-open-to-the-internet": onlyNamedPortsOpenToTheInternet,
  "outbound-traffic-limited": outboundTrafficLimited,
  "peerings-reach-named-ranges": peeringsReachNamedRanges,
  "pods-filtered-by-network-policies": podsFilteredByNetworkPolicies,
  "public-web-entries-behind-a-web-application-firewall": publicWebEntriesBehindAWebApplicationFirewall,
  "remote-debugging-off": remoteDebuggingOff,
  "responses-carry-security-headers": responsesCarrySecurityHeaders,
  "search-domains-have-their-own-security-group": searchDomainsHaveTheirOwnSecurityGroup,
  "security-groups-described": securityGroupsDescribed,
  "services-reached-over-private-endpoints": servicesReachedOverPrivateEndpoints,
  "services-restricted-to-named-networks": servicesRestrictedToNamedNetworks,
  "subnets-assign-no-public-addresses": subnetsAssignNoPublicAddresses,
  "subnets-have-a-network-security-group": subnetsHaveANetworkSecurityGroup,
  "transfer-servers-in-a-network": transferServersInANetwork,
  "warehouse-traffic-stays-in-the-network": warehouseTrafficStaysInTheNetwork,
  "warehouses-in-a-network": warehousesInANetwork,
  "way-out-is-chosen": wayOutIsChosen,
  "web-application-firewalls-block-attacks": webApplicationFirewallsBlockAttacks,
  "web-application-firewalls-switched-on": webApplicationFirewallsSwitchedOn,
};
