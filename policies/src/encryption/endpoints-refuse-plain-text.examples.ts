import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

const listener =
  "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/applicationGateways/shop/httpListeners";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a listener that serves HTTPS", "aws:lb/listener:Listener", {
      port: 443,
      protocol: "HTTPS",
      defaultActions: [{ type: "forward" }],
    }),
    oneResource("port 80 only redirects", "aws:lb/listener:Listener", {
      port: 80,
      protocol: "HTTP",
      defaultActions: [
        { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
      ],
    }),
    oneResource("TLS that ends at the servers", "aws:lb/listener:Listener", {
      port: 443,
      protocol: "TCP",
      defaultActions: [{ type: "forward" }],
    }),
    oneResource("a listener of a gateway load balancer", "aws:lb/listener:Listener", {
      defaultActions: [{ type: "forward" }],
    }),
    oneResource("a distribution that redirects", "aws:cloudfront/distribution:Distribution", {
      defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
      orderedCacheBehaviors: [{ pathPattern: "/api/*", viewerProtocolPolicy: "https-only" }],
    }),
    oneResource("a search domain that enforces HTTPS", "aws:opensearch/domain:Domain", {
      domainEndpointOptions: { enforceHttps: true },
    }),
    oneResource("a gateway whose port 80 only redirects", "azure-native:network:ApplicationGateway", {
      httpListeners: [
        { name: "secure", protocol: "Https" },
        { name: "plain", protocol: "Http" },
      ],
      requestRoutingRules: [
        { name: "shop", httpListener: { id: `${listener}/secure` } },
        {
          name: "to-https",
          httpListener: { id: `${listener}/plain` },
          redirectConfiguration: { id: "to-https" },
        },
      ],
    }),
    oneResource("a route that redirects", "azure-native:cdn:Route", {
      httpsRedirect: "Enabled",
      supportedProtocols: ["Http", "Https"],
    }),
    oneResource("a web app that redirects", "azure-native:web:WebApp", {
      httpsOnly: true,
    }),
    oneResource("a storage account left at the default", "azure-native:storage:StorageAccount", {
      kind: "StorageV2",
    }),
    oneResource("a container app left at the default", "azure-native:app:ContainerApp", {
      configuration: { ingress: { external: true, targetPort: 8080 } },
    }),
    oneResource("a front door that redirects", "azure-native:frontdoor:FrontDoor", {
      routingRules: [
        {
          name: "to-https",
          acceptedProtocols: ["Http"],
          routeConfiguration: {
            odataType: "#Microsoft.Azure.FrontDoor.Models.FrontdoorRedirectConfiguration",
            redirectProtocol: "HttpsOnly",
          },
        },
      ],
    }),
  ],
  bad: [
    oneResource("port 80 serves the application", "aws:lb/listener:Listener", {
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "forward" }],
    }),
    oneResource("a listener left at the default protocol, with one action", "aws:lb/listener:Listener", {
      port: 8080,
      defaultActions: [{ type: "forward" }],
    }),
    oneResource("a redirect that stays on HTTP", "aws:lb/listener:Listener", {
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { host: "shop.example.com", statusCode: "HTTP_301" } }],
    }),
    oneResource("a classic load balancer", "aws:elb/loadBalancer:LoadBalancer", {
      listeners: [
        { lbPort: 443, lbProtocol: "https", instancePort: 80, instanceProtocol: "http" },
        { lbPort: 80, lbProtocol: "http", instancePort: 80, instanceProtocol: "http" },
      ],
    }),
    oneResource("one path of a distribution in plain text", "aws:cloudfront/distribution:Distribution", {
      defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
      orderedCacheBehaviors: [{ pathPattern: "/legacy/*", viewerProtocolPolicy: "allow-all" }],
    }),
    oneResource("a search domain left at the default", "aws:opensearch/domain:Domain", {
      domainName: "search",
    }),
    oneResource("an Elasticsearch domain that says no", "aws:elasticsearch/domain:Domain", {
      domainEndpointOptions: { enforceHttps: false },
    }),
    oneResource("a CloudSearch domain left at the default", "aws:cloudsearch/domain:Domain", {
      name: "search",
    }),
    oneResource("a file transfer server with FTP", "aws:transfer/server:Server", {
      protocols: ["SFTP", "FTP"],
    }),
    oneResource("a gateway that serves port 80", "azure-native:network:ApplicationGateway", {
      httpListeners: [{ name: "plain", protocol: "Http" }],
      requestRoutingRules: [{ name: "shop", httpListener: { id: `${listener}/plain` } }],
    }),
    oneResource("a front door that forwards HTTP", "azure-native:frontdoor:FrontDoor", {
      routingRules: [
        {
          name: "shop",
          acceptedProtocols: ["Http", "Https"],
          routeConfiguration: {
            odataType: "#Microsoft.Azure.FrontDoor.Models.FrontdoorForwardingConfiguration",
          },
        },
      ],
    }),
    oneResource("a route that serves both protocols", "azure-native:cdn:Route", {
      httpsRedirect: "Disabled",
      supportedProtocols: ["Http", "Https"],
    }),
    oneResource("a delivery endpoint left at the default", "azure-native:cdn:Endpoint", {
      endpointName: "shop",
    }),
    oneResource("a web app left at the default", "azure-native:web:WebApp", { name: "shop" }),
    oneResource("a slot that says no", "azure-native:web:WebAppSlot", {
      httpsOnly: false,
    }),
    oneResource("a container app that allows plain text", "azure-native:app:ContainerApp", {
      configuration: { ingress: { allowInsecure: true } },
    }),
    oneResource("a storage account that says no", "azure-native:storage:StorageAccount", {
      enableHttpsTrafficOnly: false,
    }),
  ],
};
