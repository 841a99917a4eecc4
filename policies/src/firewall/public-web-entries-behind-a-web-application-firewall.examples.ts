import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a public load balancer with an associated web ACL, an internal one, one for TCP",
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            internal: false,
          },
        },
        acl: {
          type: "aws:wafv2/webAcl:WebAcl",
          properties: {
            scope: "REGIONAL",
          },
        },
        association: {
          type: "aws:wafv2/webAclAssociation:WebAclAssociation",
          properties: {
            resourceArn: "${web.arn}",
            webAclArn: "${acl.arn}",
          },
        },
        inside: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            internal: true,
          },
        },
        tcp: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            loadBalancerType: "network",
          },
        },
      },
    },
    {
      title: "an association of the older kind",
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            internal: false,
          },
        },
        association: {
          type: "aws:wafregional/webAclAssociation:WebAclAssociation",
          properties: {
            resourceArn: "${web.arn}",
            webAclId: "acl-1",
          },
        },
      },
    },
    {
      title: "a distribution with a web ACL",
      resources: {
        acl: {
          type: "aws:wafv2/webAcl:WebAcl",
          properties: {
            scope: "CLOUDFRONT",
          },
        },
        site: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            enabled: true,
            webAclId: "${acl.arn}",
          },
        },
      },
    },
    {
      title: "the entries of Azure",
      resources: {
        policy: {
          type: "azure-native:network:WebApplicationFirewallPolicy",
          properties: {
            policyName: "web",
          },
        },
        gateway: {
          type: "azure-native:network:ApplicationGateway",
          properties: {
            frontendIPConfigurations: [
              {
                name: "public",
                publicIPAddress: {
                  id: "/address",
                },
              },
            ],
            firewallPolicy: {
              id: "${policy.id}",
            },
          },
        },
        older: {
          type: "azure-native:network:ApplicationGateway",
          properties: {
            frontendIPConfigurations: [
              {
                name: "public",
                publicIPAddress: {
                  id: "/address",
                },
              },
            ],
            webApplicationFirewallConfiguration: {
              enabled: true,
              firewallMode: "Prevention",
            },
          },
        },
        inside: {
          type: "azure-native:network:ApplicationGateway",
          properties: {
            frontendIPConfigurations: [
              {
                name: "private",
                privateIPAddress: "10.0.0.4",
              },
            ],
          },
        },
        classic: {
          type: "azure-native:frontdoor:FrontDoor",
          properties: {
            frontendEndpoints: [
              {
                name: "web",
                webApplicationFirewallPolicyLink: {
                  id: "/policy",
                },
              },
            ],
          },
        },
        door: {
          type: "azure-native:cdn:Profile",
          properties: {
            profileName: "door",
            sku: {
              name: "Premium_AzureFrontDoor",
            },
          },
          outputs: {
            name: "door",
          },
        },
        security: {
          type: "azure-native:cdn:SecurityPolicy",
          properties: {
            profileName: "${door.name}",
          },
        },
        plain: {
          type: "azure-native:cdn:Profile",
          properties: {
            sku: {
              name: "Standard_Microsoft",
            },
          },
        },
      },
    },
    oneResource("a private GraphQL API", "aws:appsync/graphQLApi:GraphQLApi", { visibility: "PRIVATE" }),
  ],
  bad: [
    {
      title: "a load balancer alone, and one whose neighbour has the association",
      failing: ["web"],
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            internal: false,
          },
        },
        other: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            name: "other",
          },
        },
        association: {
          type: "aws:wafv2/webAclAssociation:WebAclAssociation",
          properties: {
            resourceArn: "${other.arn}",
            webAclArn: "arn:aws:wafv2:acl",
          },
        },
      },
    },
    {
      title: "a distribution alone",
      resources: {
        site: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            enabled: true,
          },
        },
      },
    },
    {
      title: "the entries of Azure alone",
      failing: ["gateway", "classic", "door"],
      resources: {
        gateway: {
          type: "azure-native:network:ApplicationGateway",
          properties: {
            frontendIPConfigurations: [
              {
                name: "public",
                publicIPAddress: {
                  id: "/address",
                },
              },
            ],
            webApplicationFirewallConfiguration: {
              enabled: false,
              firewallMode: "Prevention",
            },
          },
        },
        classic: {
          type: "azure-native:frontdoor:FrontDoor",
          properties: {
            frontendEndpoints: [
              {
                name: "web",
              },
            ],
          },
        },
        door: {
          type: "azure-native:cdn:Profile",
          properties: {
            profileName: "door",
            sku: {
              name: "Standard_AzureFrontDoor",
            },
          },
        },
      },
    },
    oneResource("a GraphQL API", "aws:appsync/graphQLApi:GraphQLApi", { authenticationType: "API_KEY" }),
    oneResource("a stage of a public API", "aws:apigateway/stage:Stage", { stageName: "live" }),
  ],
};
