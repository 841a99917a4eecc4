import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a listener with a policy of TLS 1.2 and 1.3", "aws:lb/listener:Listener", {
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    }),
    oneResource("a policy of forward secrecy with TLS 1.2", "aws:lb/listener:Listener", {
      protocol: "TLS",
      sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    }),
    oneResource("a listener that redirects, and has no policy", "aws:lb/listener:Listener", {
      port: 80,
      protocol: "HTTP",
    }),
    oneResource("a distribution with a certificate of its own", "aws:cloudfront/distribution:Distribution", {
      viewerCertificate: {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/shop",
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "sni-only",
      },
    }),
    oneResource("a domain of an API", "aws:apigateway/domainName:DomainName", { securityPolicy: "TLS_1_2" }),
    oneResource("a storage account", "azure-native:storage:StorageAccount", { minimumTlsVersion: "TLS1_2" }),
    oneResource("a web app left at the default", "azure-native:web:WebApp", {
      siteConfig: { alwaysOn: true },
    }),
    oneResource("a SQL server", "azure-native:sql:Server", { minimalTlsVersion: "1.2" }),
    oneResource(
      "an API service that turns old protocols off",
      "azure-native:apimanagement:ApiManagementService",
      {
        customProperties: {
          "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10": "False",
        },
      },
    ),
    oneResource("a gateway left at the default", "azure-native:network:ApplicationGateway", {
      applicationGatewayName: "shop",
    }),
    oneResource("another setting of a database", "azure-native:dbforpostgresql:Configuration", {
      configurationName: "log_connections",
      value: "on",
    }),
  ],
  bad: [
    oneResource("a listener left at the default policy", "aws:lb/listener:Listener", {
      port: 443,
      protocol: "HTTPS",
    }),
    oneResource("a policy with TLS 1.3 that goes down to 1.0", "aws:lb/listener:Listener", {
      protocol: "TLS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06",
    }),
    oneResource("an old policy of a classic load balancer", "aws:elb/loadBalancerPolicy:LoadBalancerPolicy", {
      policyTypeName: "SSLNegotiationPolicyType",
      policyAttributes: [{ name: "Reference-Security-Policy", value: "ELBSecurityPolicy-2016-08" }],
    }),
    oneResource("a policy that names TLS 1.0", "aws:elb/loadBalancerPolicy:LoadBalancerPolicy", {
      policyAttributes: [
        { name: "Protocol-TLSv1.2", value: "true" },
        { name: "Protocol-TLSv1", value: "true" },
      ],
    }),
    oneResource("a distribution with CloudFront's certificate", "aws:cloudfront/distribution:Distribution", {
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    }),
    oneResource("a distribution with an old minimum", "aws:cloudfront/distribution:Distribution", {
      viewerCertificate: {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/shop",
        minimumProtocolVersion: "TLSv1.1_2016",
      },
    }),
    oneResource("a domain of an API that says 1.0", "aws:apigateway/domainName:DomainName", {
      securityPolicy: "TLS_1_0",
    }),
    oneResource("a domain of an HTTP API", "aws:apigatewayv2/domainName:DomainName", {
      domainNameConfiguration: { securityPolicy: "TLS_1_0" },
    }),
    oneResource("a search domain left at the default", "aws:opensearch/domain:Domain", {
      domainEndpointOptions: { enforceHttps: true },
    }),
    oneResource("an Elasticsearch domain", "aws:elasticsearch/domain:Domain", {
      domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" },
    }),
    oneResource("a CloudSearch domain", "aws:cloudsearch/domain:Domain", {
      endpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" },
    }),
    oneResource("a storage account left at the default", "azure-native:storage:StorageAccount", {
      kind: "StorageV2",
    }),
    oneResource("a web app", "azure-native:web:WebApp", { siteConfig: { minTlsVersion: "1.0" } }),
    oneResource("a slot", "azure-native:web:WebAppSlot", { siteConfig: { minTlsVersion: "1.1" } }),
    oneResource("a SQL server without a minimum", "azure-native:sql:Server", { minimalTlsVersion: "None" }),
    oneResource("a cache", "azure-native:redis:Redis", { minimumTlsVersion: "1.0" }),
    oneResource("an event hub", "azure-native:eventhub:Namespace", { minimumTlsVersion: "1.0" }),
    oneResource("a service bus", "azure-native:servicebus:Namespace", { minimumTlsVersion: "1.1" }),
    oneResource("a Cosmos DB account", "azure-native:cosmosdb:DatabaseAccount", {
      minimalTlsVersion: "Tls11",
    }),
    oneResource("a MySQL single server", "azure-native:dbformysql:SingleServer", {
      properties: { createMode: "Default", minimalTlsVersion: "TLS1_1" },
    }),
    oneResource("a PostgreSQL single server", "azure-native:dbforpostgresql:SingleServer", {
      properties: { createMode: "Default", minimalTlsVersion: "TLSEnforcementDisabled" },
    }),
    oneResource("a MariaDB server", "azure-native:dbformariadb:Server", {
      properties: { createMode: "Default", minimalTlsVersion: "TLS1_0" },
    }),
    oneResource("a PostgreSQL server that goes down to 1.0", "azure-native:dbforpostgresql:Configuration", {
      configurationName: "ssl_min_protocol_version",
      value: "TLSv1",
    }),
    oneResource("a MySQL server with 1.1 among its versions", "azure-native:dbformysql:Configuration", {
      configurationName: "tls_version",
      value: "TLSv1.1,TLSv1.2",
    }),
    oneResource("an API service with TLS 1.1 on", "azure-native:apimanagement:ApiManagementService", {
      customProperties: {
        "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls11": "True",
      },
    }),
    oneResource("a gateway with an old policy", "azure-native:network:ApplicationGateway", {
      sslPolicy: { policyType: "Predefined", policyName: "AppGwSslPolicy20150501" },
    }),
    oneResource("a gateway with a minimum of 1.1", "azure-native:network:ApplicationGateway", {
      sslPolicy: { policyType: "Custom", minProtocolVersion: "TLSv1_1" },
    }),
  ],
};
