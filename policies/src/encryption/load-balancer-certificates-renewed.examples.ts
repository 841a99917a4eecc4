import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("of ACM", "aws:elb/loadBalancer:LoadBalancer", {
      listeners: [
        {
          lbPort: 443,
          lbProtocol: "https",
          instancePort: 8443,
          instanceProtocol: "https",
          sslCertificateId: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
        },
      ],
    }),
    {
      title: "of the stack",
      resources: {
        certificate: {
          type: "aws:acm/certificate:Certificate",
          properties: { domainName: "shop.example.com" },
        },
        https: {
          type: "aws:lb/listener:Listener",
          properties: { protocol: "HTTPS", certificateArn: "${certificate.arn}" },
        },
      },
    },
  ],
  bad: [
    oneResource("of IAM", "aws:elb/loadBalancer:LoadBalancer", {
      listeners: [
        {
          lbPort: 443,
          lbProtocol: "https",
          instancePort: 8443,
          instanceProtocol: "https",
          sslCertificateId: "arn:aws:iam::123456789012:server-certificate/shop",
        },
      ],
    }),
    oneResource("of IAM, on a newer balancer", "aws:lb/listener:Listener", {
      protocol: "HTTPS",
      certificateArn: "arn:aws:iam::123456789012:server-certificate/shop",
    }),
  ],
};
