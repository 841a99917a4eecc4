import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a service that asks",
      resources: {
        service: {
          type: "aws:ec2/vpcEndpointService:VpcEndpointService",
          properties: {
            acceptanceRequired: true,
          },
        },
      },
    },
    {
      title: "a gateway at its default, and one that says so",
      resources: {
        plain: {
          type: "aws:ec2transitgateway/transitGateway:TransitGateway",
          properties: {
            description: "main",
          },
        },
        said: {
          type: "aws:ec2transitgateway/transitGateway:TransitGateway",
          properties: {
            autoAcceptSharedAttachments: "disable",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a service for whoever asks",
      resources: {
        service: {
          type: "aws:ec2/vpcEndpointService:VpcEndpointService",
          properties: {
            acceptanceRequired: false,
          },
        },
      },
    },
    {
      title: "a gateway for whoever it is shared with",
      resources: {
        gateway: {
          type: "aws:ec2transitgateway/transitGateway:TransitGateway",
          properties: {
            autoAcceptSharedAttachments: "enable",
          },
        },
      },
    },
  ],
};
