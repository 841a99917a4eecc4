import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, not, type Truth, yes } from "@rampart/core/value";
import { isWiredInside, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function hasAssociation(graph: ResourceGraph, entry: Resource<never> | Resource): Truth {
  const associations = [
    "aws:wafv2/webAclAssociation:WebAclAssociation",
    "aws:wafregional/webAclAssociation:WebAclAssociation",
  ];
  return anyOf(
    ...associations.map((type) =>
      someAttached(graph, entry, { type, through: "resourceArn", to: [entry.type] }, () => yes()),
    ),
  );
}

const OF_API: Reference = {
  type: "aws:apigateway/stage:Stage",
  through: "restApi",
  to: ["aws:apigateway/restApi:RestApi"],
};

interface RestApi {
  readonly endpointConfiguration?: { readonly types: string };
}

export const publicWebEntriesBehindAWebApplicationFirewall: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/public-web-entries-behind-a-web-application-firewall",
  title: "Public web entries stand behind a web application firewall",
  severity: "medium",
  rationale:
    "Packet filters let every HTTPS request through; injections, known exploits and floods then reach the application, which must withstand them alone.",
  fix: "Associate a WAF web ACL (WebAclAssociation, webAclId) on AWS, or set firewallPolicy, a policy link or a SecurityPolicy on Azure.",
  failure: "no web application firewall stands in front of it",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) => distribution.isWired("webAclId"),
    "aws:lb/loadBalancer:LoadBalancer": (balancer, { graph }) =>
      anyOf(
        hasAssociation(graph, balancer),
        balancer.get("internal").equals(true),
        not(balancer.get("loadBalancerType").orElse("application").oneOf(["application"])),
      ),
    "azure-native:cdn:Profile": (profile, { graph }) =>
      anyOf(
        not(
          profile
            .get("sku")
            .get("name")
            .text((name) => name.endsWith("_AzureFrontDoor")),
        ),
        someAttached(
          graph,
          profile,
          {
            type: "azure-native:cdn:SecurityPolicy",
            through: "profileName",
            to: ["azure-native:cdn:Profile"],
          },
          () => yes(),
        ),
      ),
    "azure-native:frontdoor:FrontDoor": (frontDoor) =>
      frontDoor
        .get("frontendEndpoints")
        .every((endpoint) => endpoint.get("webApplicationFirewallPolicyLink").isSet()),
    "azure-native:network:ApplicationGateway": (gateway) =>
      anyOf(
        not(
          gateway.get("frontendIPConfigurations").some((frontend) => frontend.get("publicIPAddress").isSet()),
        ),
        isWiredInside(gateway, "firewallPolicy", gateway.get("firewallPolicy").get("id")),
        gateway.get("webApplicationFirewallConfiguration").get("enabled").equals(true),
      ),
    "aws:appsync/graphQLApi:GraphQLApi": (api, { graph }) =>
      anyOf(hasAssociation(graph, api), api.get("visibility").oneOf(["PRIVATE"])),
    "aws:apigateway/stage:Stage": (stage, { graph }) =>
      anyOf(
        hasAssociation(graph, stage),
        ...graph.references.from(stage as never, OF_API).map((api) =>
          (api as Resource<RestApi>)
            .get("endpointConfiguration")
            .get("types")
            .text((type) => type === "PRIVATE"),
        ),
      ),
  },
});
