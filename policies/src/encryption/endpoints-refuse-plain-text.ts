import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, each, oneOf, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OVER_TLS = ["https-only", "redirect-to-https"];

interface EndpointOptions {
  readonly enforceHttps?: boolean;
}

/** The service's own default is not to enforce; the default of the property holds only inside the block. */
function enforcesHttps(options: Value<EndpointOptions>): Truth {
  return allOf(options.isSet(), options.get("enforceHttps").orElse(true).equals(true));
}

export const endpointsRefusePlainText: Rule = defineRule<ResourceTypes>({
  id: "encryption/endpoints-refuse-plain-text",
  title: "Endpoints refuse plain text or redirect it to TLS",
  severity: "high",
  rationale:
    "Over plain HTTP or FTP, anyone on the way reads and changes what users send, session cookies and passwords included.",
  fix: "Serve HTTPS, and let port 80 only redirect: a redirect action with protocol HTTPS, viewerProtocolPolicy redirect-to-https, httpsOnly: true, enableHttpsTrafficOnly: true, httpsRedirect Enabled, enforceHttps: true.",
  failure: "requests are accepted in plain text",
  requires: {
    "aws:lb/listener:Listener": (listener) => {
      const protocol = listener.get("protocol");
      // A listener of a gateway load balancer has neither a port nor a protocol.
      const isHttp = anyOf(
        protocol.oneOf(["HTTP"]),
        allOf(
          not(protocol.isSet()),
          listener.get("port").isSet(),
          not(listener.get("certificateArn").isSet()),
        ),
      );
      return anyOf(
        not(isHttp),
        listener
          .get("defaultActions")
          .some((action) =>
            allOf(
              action.get("type").oneOf(["redirect"]),
              action.get("redirect").get("protocol").oneOf(["HTTPS"]),
            ),
          ),
      );
    },
    "aws:elb/loadBalancer:LoadBalancer": (balancer) =>
      not(balancer.get("listeners").some((listener) => listener.get("lbProtocol").oneOf(["http"]))),
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      allOf(
        distribution.get("defaultCacheBehavior").get("viewerProtocolPolicy").oneOf(OVER_TLS),
        distribution
          .get("orderedCacheBehaviors")
          .every((behavior) => behavior.get("viewerProtocolPolicy").oneOf(OVER_TLS)),
      ),
    "aws:opensearch/domain:Domain": (domain) => enforcesHttps(domain.get("domainEndpointOptions")),
    "aws:elasticsearch/domain:Domain": (domain) => enforcesHttps(domain.get("domainEndpointOptions")),
    "aws:cloudsearch/domain:Domain": (domain) =>
      domain.get("endpointOptions").get("enforceHttps").equals(true),
    "aws:transfer/server:Server": (server) =>
      not(server.get("protocols").some((protocol) => protocol.oneOf(["FTP"]))),
    "azure-native:network:ApplicationGateway": (gateway) =>
      gateway.get("httpListeners").every((listener) => {
        const name = listener.get("name");
        const suffix = `/httplisteners/${name.knownText()?.toLowerCase()}`;
        const redirected = gateway.get("requestRoutingRules").some((rule) =>
          allOf(
            rule.get("redirectConfiguration").isSet(),
            rule
              .get("httpListener")
              .get("id")
              .text((id) => id.toLowerCase().endsWith(suffix)),
          ),
        );
        const unnamed = name.text(() => false);
        return anyOf(
          not(listener.get("protocol").oneOf(["Http"])),
          unnamed.state === "unknown" ? unnamed : redirected,
        );
      }),
    "azure-native:frontdoor:FrontDoor": (frontDoor) =>
      frontDoor.get("routingRules").every((rule) =>
        anyOf(
          allOf(
            rule.get("acceptedProtocols").isSet(),
            not(rule.get("acceptedProtocols").some((protocol) => protocol.oneOf(["Http"]))),
          ),
          rule
            .get("routeConfiguration")
            .get("odataType")
            .text((type) => type.endsWith("RedirectConfiguration")),
        ),
      ),
    "azure-native:cdn:Route": (route) =>
      anyOf(
        route.get("httpsRedirect").oneOf(["Enabled"]),
        allOf(
          route.get("supportedProtocols").isSet(),
          not(route.get("supportedProtocols").some((protocol) => protocol.oneOf(["Http"]))),
        ),
      ),
    "azure-native:cdn:Endpoint": (endpoint) =>
      anyOf(
        endpoint.get("isHttpAllowed").equals(false),
        endpoint
          .get("deliveryPolicy")
          .get("rules")
          .some((rule) => rule.get("actions").some((action) => action.get("name").oneOf(["UrlRedirect"]))),
      ),
    "azure-native:web:WebApp": (app) => app.get("httpsOnly").equals(true),
    "azure-native:web:WebAppSlot": (slot) => slot.get("httpsOnly").equals(true),
    "azure-native:app:ContainerApp": (app) =>
      not(app.get("configuration").get("ingress").get("allowInsecure").equals(true)),
    "azure-native:storage:StorageAccount": (account) =>
      account.get("enableHttpsTrafficOnly").orElse(true).equals(true),
  },
  remedies: {
    "aws:cloudfront/distribution:Distribution": {
      set: {
        defaultCacheBehavior: { viewerProtocolPolicy: oneOf("redirect-to-https", "https-only") },
        orderedCacheBehaviors: each({ viewerProtocolPolicy: oneOf("redirect-to-https", "https-only") }),
      },
    },
    "aws:opensearch/domain:Domain": { set: { domainEndpointOptions: { enforceHttps: true } } },
    "aws:elasticsearch/domain:Domain": { set: { domainEndpointOptions: { enforceHttps: true } } },
    "aws:cloudsearch/domain:Domain": { set: { endpointOptions: { enforceHttps: true } } },
    "azure-native:cdn:Route": { set: { httpsRedirect: "Enabled" } },
    "azure-native:cdn:Endpoint": { set: { isHttpAllowed: false } },
    "azure-native:web:WebApp": {
      set: { httpsOnly: true },
    },
    "azure-native:web:WebAppSlot": {
      set: { httpsOnly: true },
    },
    "azure-native:app:ContainerApp": { set: { configuration: { ingress: { allowInsecure: false } } } },
    "azure-native:storage:StorageAccount": { set: { enableHttpsTrafficOnly: true } },
  },
});
