import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as adminPortsClosedToTheInternet } from "./admin-ports-closed-to-the-internet.examples.ts";
import { examples as dataServicesNotPubliclyAccessible } from "./data-services-not-publicly-accessible.examples.ts";
import { examples as databaseFirewallsNameTheirClients } from "./database-firewalls-name-their-clients.examples.ts";
import { examples as databasePortsClosedToTheInternet } from "./database-ports-closed-to-the-internet.examples.ts";
import { examples as defaultSecurityGroupsClosed } from "./default-security-groups-closed.examples.ts";
import { examples as disksNotExportedOverTheInternet } from "./disks-not-exported-over-the-internet.examples.ts";
import { examples as instancesWithoutPublicAddresses } from "./instances-without-public-addresses.examples.ts";
import { examples as kubernetesApiRestricted } from "./kubernetes-api-restricted.examples.ts";
import { examples as machinesDoNotForwardPackets } from "./machines-do-not-forward-packets.examples.ts";
import { examples as malformedRequestsRejected } from "./malformed-requests-rejected.examples.ts";
import { examples as networkAclsDenyAdminPorts } from "./network-acls-deny-admin-ports.examples.ts";
import { examples as networkAttachmentsApproved } from "./network-attachments-approved.examples.ts";
import { examples as onlyNamedPortsOpenToTheInternet } from "./only-named-ports-open-to-the-internet.examples.ts";
import { examples as outboundTrafficLimited } from "./outbound-traffic-limited.examples.ts";
import { examples as podsFilteredByNetworkPolicies } from "./pods-filtered-by-network-policies.examples.ts";
import { examples as publicWebEntriesBehindAWebApplicationFirewall } from "./public-web-entries-behind-a-web-application-firewall.examples.ts";
import { examples as remoteDebuggingOff } from "./remote-debugging-off.examples.ts";
import { examples as servicesRestrictedToNamedNetworks } from "./services-restricted-to-named-networks.examples.ts";
import { examples as subnetsAssignNoPublicAddresses } from "./subnets-assign-no-public-addresses.examples.ts";
import { examples as subnetsHaveANetworkSecurityGroup } from "./subnets-have-a-network-security-group.examples.ts";
import { examples as wayOutIsChosen } from "./way-out-is-chosen.examples.ts";
import { examples as webApplicationFirewallsBlockAttacks } from "./web-application-firewalls-block-attacks.examples.ts";

/** Examples of the rules of the firewall domain, by the part of their id after the slash. */
export const firewallExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "admin-ports-closed-to-the-internet": adminPortsClosedToTheInternet,
  "data-services-not-publicly-accessible": dataServicesNotPubliclyAccessible,
  "database-firewalls-name-their-clients": databaseFirewallsNameTheirClients,
  "database-ports-closed-to-the-internet": databasePortsClosedToTheInternet,
  "default-security-groups-closed": defaultSecurityGroupsClosed,
  "disks-not-exported-over-the-internet": disksNotExportedOverTheInternet,
  "instances-without-public-addresses": instancesWithoutPublicAddresses,
  "kubernetes-api-restricted": kubernetesApiRestricted,
  "machines-do-not-forward-packets": machinesDoNotForwardPackets,
  "malformed-requests-rejected": malformedRequestsRejected,
  "network-acls-deny-admin-ports": networkAclsDenyAdminPorts,
  "network-attachments-approved": networkAttachmentsApproved,
  "only-named-ports-open-to-the-internet": onlyNamedPortsOpenToTheInternet,
  "outbound-traffic-limited": outboundTrafficLimited,
  "pods-filtered-by-network-policies": podsFilteredByNetworkPolicies,
  "public-web-entries-behind-a-web-application-firewall": publicWebEntriesBehindAWebApplicationFirewall,
  "remote-debugging-off": remoteDebuggingOff,
  "services-restricted-to-named-networks": servicesRestrictedToNamedNetworks,
  "subnets-assign-no-public-addresses": subnetsAssignNoPublicAddresses,
  "subnets-have-a-network-security-group": subnetsHaveANetworkSecurityGroup,
  "way-out-is-chosen": wayOutIsChosen,
  "web-application-firewalls-block-attacks": webApplicationFirewallsBlockAttacks,
};
