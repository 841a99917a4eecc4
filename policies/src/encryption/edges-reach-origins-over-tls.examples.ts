import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("an origin reached over HTTPS, and a bucket", "aws:cloudfront/distribution:Distribution", {
      origins: [
        {
          originId: "api",
          domainName: "api.example.com",
          customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
        },
        { originId: "assets", domainName: "assets.s3.eu-west-1.amazonaws.com" },
      ],
    }),
    oneResource("a route that forwards HTTPS", "azure-native:cdn:Route", { forwardingProtocol: "HttpsOnly" }),
  ],
  bad: [
    oneResource("an origin reached in plain text", "aws:cloudfront/distribution:Distribution", {
      origins: [
        {
          originId: "api",
          domainName: "api.example.com",
          customOriginConfig: { originProtocolPolicy: "http-only", originSslProtocols: ["TLSv1.2"] },
        },
      ],
    }),
    oneResource("a route that forwards HTTP", "azure-native:cdn:Route", { forwardingProtocol: "HttpOnly" }),
    oneResource("a gateway that speaks HTTP to its backend", "azure-native:network:ApplicationGateway", {
      backendHttpSettingsCollection: [{ name: "shop", protocol: "Http", port: 8080 }],
    }),
    oneResource("a front door that forwards HTTP", "azure-native:frontdoor:FrontDoor", {
      routingRules: [{ name: "shop", routeConfiguration: { forwardingProtocol: "HttpOnly" } }],
    }),
  ],
};
