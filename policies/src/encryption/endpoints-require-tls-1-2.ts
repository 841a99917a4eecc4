import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, each, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** `ELBSecurityPolicy-TLS13-1-2-2021-06`, `…-TLS-1-2-Ext-2018-06`, `…-FS-1-2-Res-2020-10`; not `…-TLS13-1-0-2021-06`. */
const MODERN_BALANCER_POLICY = /(?:^|-)(?:TLS|TLS13|FS)-1-[23](?:-|$)/;
const MODERN_SEARCH_POLICY = /Min-TLS-1-[23]/;
const MODERN_API_POLICY = /TLS_?1_?[23]/;
const OLD_GATEWAY_POLICIES = ["AppGwSslPolicy20150501", "AppGwSslPolicy20170401"];
const OLD_GATEWAY_VERSIONS = ["TLSv1_0", "TLSv1_1"];
const OLD_VERSIONS = ["None", "1.0", "1.1", "Tls", "Tls11", "TLSv1", "TLSv1.1"];
const OLD_PROTOCOLS_OF_API_MANAGEMENT = ["Tls10", "Tls11", "Ssl30"].flatMap((protocol) =>
  [
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.",
  ].map((prefix) => `${prefix}Protocols.${protocol}`),
);

function isModern(version: Value<string>): Truth {
  return version.oneOf(["TLS1_2", "TLS1_3"]);
}

/** For services whose own default is TLS 1.2. */
function isNotOld(version: Value<string>): Truth {
  return not(version.oneOf(OLD_VERSIONS));
}

const SEARCH_POLICY = "Policy-Min-TLS-1-2-2019-07";
const CLASSIC_POLICY = "ELBSecurityPolicy-TLS-1-2-2017-01";

export const endpointsRequireTls12: Rule = defineRule<ResourceTypes>({
  id: "encryption/endpoints-require-tls-1-2",
  title: "Endpoints require TLS 1.2 or newer",
  severity: "high",
  rationale:
    "TLS 1.0 and 1.1 have known attacks and are forbidden by PCI DSS; whoever can make a client fall back to them can read the traffic.",
  fix: "Set the minimum: sslPolicy ELBSecurityPolicy-TLS13-1-2-2021-06, minimumProtocolVersion TLSv1.2_2021 with a certificate of your own, securityPolicy TLS_1_2, tlsSecurityPolicy Policy-Min-TLS-1-2-2019-07, minimumTlsVersion TLS1_2 or 1.2.",
  failure: "TLS older than 1.2 is accepted",
  requires: {
    "aws:lb/listener:Listener": (listener) =>
      anyOf(
        listener
          .get("sslPolicy")
          .orElse("ELBSecurityPolicy-2016-08")
          .text((policy) => MODERN_BALANCER_POLICY.test(policy)),
        not(listener.get("protocol").oneOf(["HTTPS", "TLS"])),
      ),
    "aws:elb/loadBalancerPolicy:LoadBalancerPolicy": (policy) =>
      policy.get("policyAttributes").every((attribute) =>
        not(
          anyOf(
            allOf(
              attribute.get("name").oneOf(["Reference-Security-Policy"]),
              attribute.get("value").text((value) => !MODERN_BALANCER_POLICY.test(value)),
            ),
            allOf(
              attribute.get("name").oneOf(["Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"]),
              attribute.get("value").equals(true),
            ),
          ),
        ),
      ),
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      // With CloudFront's own certificate the minimum is TLS 1.0, whatever is set.
      allOf(
        not(distribution.get("viewerCertificate").get("cloudfrontDefaultCertificate").equals(true)),
        distribution
          .get("viewerCertificate")
          .get("minimumProtocolVersion")
          .orElse("TLSv1")
          .text((version) => /^TLSv1\.[23]/.test(version)),
      ),
    "aws:apigateway/domainName:DomainName": (domain) =>
      domain.get("securityPolicy").text((policy) => MODERN_API_POLICY.test(policy)),
    "aws:apigatewayv2/domainName:DomainName": (domain) =>
      domain
        .get("domainNameConfiguration")
        .get("securityPolicy")
        .text((policy) => MODERN_API_POLICY.test(policy)),
    "aws:opensearch/domain:Domain": (domain) =>
      domain
        .get("domainEndpointOptions")
        .get("tlsSecurityPolicy")
        .text((policy) => MODERN_SEARCH_POLICY.test(policy)),
    "aws:elasticsearch/domain:Domain": (domain) =>
      domain
        .get("domainEndpointOptions")
        .get("tlsSecurityPolicy")
        .text((policy) => MODERN_SEARCH_POLICY.test(policy)),
    "aws:cloudsearch/domain:Domain": (domain) =>
      domain
        .get("endpointOptions")
        .get("tlsSecurityPolicy")
        .text((policy) => MODERN_SEARCH_POLICY.test(policy)),
    "azure-native:storage:StorageAccount": (account) =>
      isModern(account.get("minimumTlsVersion").orElse("TLS1_0")),
    "azure-native:web:WebApp": (app) => isNotOld(app.get("siteConfig").get("minTlsVersion")),
    "azure-native:web:WebAppSlot": (slot) => isNotOld(slot.get("siteConfig").get("minTlsVersion")),
    "azure-native:sql:Server": (server) => isNotOld(server.get("minimalTlsVersion")),
    "azure-native:redis:Redis": (redis) => isNotOld(redis.get("minimumTlsVersion")),
    "azure-native:eventhub:Namespace": (namespace) => isNotOld(namespace.get("minimumTlsVersion")),
    "azure-native:servicebus:Namespace": (namespace) => isNotOld(namespace.get("minimumTlsVersion")),
    "azure-native:cosmosdb:DatabaseAccount": (account) => isNotOld(account.get("minimalTlsVersion")),
    "azure-native:dbformysql:SingleServer": (server) =>
      isModern(server.get("properties").get("minimalTlsVersion")),
    "azure-native:dbforpostgresql:SingleServer": (server) =>
      isModern(server.get("properties").get("minimalTlsVersion")),
    "azure-native:dbformariadb:Server": (server) =>
      isModern(server.get("properties").get("minimalTlsVersion")),
    "azure-native:dbforpostgresql:Configuration": (configuration) =>
      anyOf(
        isNotOld(configuration.get("value")),
        not(configuration.get("configurationName").oneOf(["ssl_min_protocol_version"])),
      ),
    "azure-native:dbformysql:Configuration": (configuration) =>
      anyOf(
        not(configuration.get("configurationName").oneOf(["tls_version"])),
        configuration
          .get("value")
          .text((versions) => !versions.split(",").some((version) => /^TLSv1(\.1)?$/i.test(version.trim()))),
      ),
    "azure-native:apimanagement:ApiManagementService": (service) =>
      not(
        anyOf(
          ...OLD_PROTOCOLS_OF_API_MANAGEMENT.map((key) =>
            // They are texts, written "True" as often as "true".
            service.get("customProperties").get(key).oneOf(["true"]),
          ),
        ),
      ),
    "azure-native:network:ApplicationGateway": (gateway) =>
      not(
        anyOf(
          gateway.get("sslPolicy").get("policyName").oneOf(OLD_GATEWAY_POLICIES),
          gateway.get("sslPolicy").get("minProtocolVersion").oneOf(OLD_GATEWAY_VERSIONS),
        ),
      ),
  },
  remedies: {
    "aws:lb/listener:Listener": { set: { sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" } },
    "aws:elb/loadBalancerPolicy:LoadBalancerPolicy": {
      set: {
        policyAttributes: each({
          value: when((value) => value.text((text) => text.startsWith("ELBSecurityPolicy-")), CLASSIC_POLICY),
        }),
      },
    },
    // Without a certificate of its own, the distribution takes what CloudFront's domain name takes.
    "aws:cloudfront/distribution:Distribution": {
      set: {
        viewerCertificate: when(
          (certificate) =>
            allOf(
              anyOf(
                certificate.get("acmCertificateArn").isSet(),
                certificate.get("iamCertificateId").isSet(),
              ),
              not(certificate.get("cloudfrontDefaultCertificate").equals(true)),
            ),
          { minimumProtocolVersion: "TLSv1.2_2021" },
        ),
      },
    },
    "aws:apigateway/domainName:DomainName": { set: { securityPolicy: "TLS_1_2" } },
    "aws:apigatewayv2/domainName:DomainName": {
      set: { domainNameConfiguration: { securityPolicy: "TLS_1_2" } },
    },
    "aws:opensearch/domain:Domain": { set: { domainEndpointOptions: { tlsSecurityPolicy: SEARCH_POLICY } } },
    "aws:elasticsearch/domain:Domain": {
      set: { domainEndpointOptions: { tlsSecurityPolicy: SEARCH_POLICY } },
    },
    "aws:cloudsearch/domain:Domain": { set: { endpointOptions: { tlsSecurityPolicy: SEARCH_POLICY } } },
    "azure-native:storage:StorageAccount": { set: { minimumTlsVersion: "TLS1_2" } },
    "azure-native:web:WebApp": { set: { siteConfig: { minTlsVersion: "1.2" } } },
    "azure-native:web:WebAppSlot": { set: { siteConfig: { minTlsVersion: "1.2" } } },
    "azure-native:sql:Server": { set: { minimalTlsVersion: "1.2" } },
    "azure-native:redis:Redis": { set: { minimumTlsVersion: "1.2" } },
    "azure-native:eventhub:Namespace": { set: { minimumTlsVersion: "1.2" } },
    "azure-native:servicebus:Namespace": { set: { minimumTlsVersion: "1.2" } },
    "azure-native:cosmosdb:DatabaseAccount": { set: { minimalTlsVersion: "Tls12" } },
    "azure-native:dbformysql:SingleServer": { set: { properties: { minimalTlsVersion: "TLS1_2" } } },
    "azure-native:dbforpostgresql:SingleServer": { set: { properties: { minimalTlsVersion: "TLS1_2" } } },
    "azure-native:dbformariadb:Server": { set: { properties: { minimalTlsVersion: "TLS1_2" } } },
    "azure-native:dbforpostgresql:Configuration": { set: { value: "TLSv1.2" } },
    "azure-native:dbformysql:Configuration": { set: { value: "TLSv1.2" } },
    "azure-native:network:ApplicationGateway": {
      set: {
        sslPolicy: {
          policyName: when((name) => name.oneOf(OLD_GATEWAY_POLICIES), "AppGwSslPolicy20220101"),
          minProtocolVersion: when((version) => version.oneOf(OLD_GATEWAY_VERSIONS), "TLSv1_2"),
        },
      },
    },
  },
});
