import { allOf, anyOf, not } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_IAM = /^arn:[^:]*:iam:/;

export const loadBalancerCertificatesRenewed: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/load-balancer-certificates-renewed",
  title: "Certificates of load balancers come from the certificate manager",
  severity: "low",
  rationale:
    "A certificate uploaded to IAM is renewed by hand; the day somebody forgets, nobody reaches the service.",
  fix: "Name a certificate of ACM in sslCertificateId or certificateArn.",
  failure: "the certificate is not renewed by itself",
  requires: {
    "aws:elb/loadBalancer:LoadBalancer": (balancer) =>
      balancer
        .get("listeners")
        .every((listener) =>
          anyOf(
            not(listener.get("lbProtocol").oneOf(["https", "ssl"])),
            allOf(
              isWiredInside(balancer, "listeners", listener.get("sslCertificateId")),
              listener.get("sslCertificateId").isHidden
                ? allOf()
                : not(listener.get("sslCertificateId").text((arn) => OF_IAM.test(arn))),
            ),
          ),
        ),
    "aws:lb/listener:Listener": (listener) =>
      listener.get("certificateArn").isHidden
        ? listener.isWired("certificateArn")
        : not(listener.get("certificateArn").text((arn) => OF_IAM.test(arn))),
  },
});
