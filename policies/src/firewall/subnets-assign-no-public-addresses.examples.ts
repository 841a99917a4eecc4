import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a subnet at its default",
      resources: {
        private: {
          type: "aws:ec2/subnet:Subnet",
          properties: {
            cidrBlock: "10.0.0.0/24",
          },
        },
      },
    },
    {
      title: "switched off",
      resources: {
        public: {
          type: "aws:ec2/subnet:Subnet",
          properties: {
            cidrBlock: "10.0.0.0/24",
            mapPublicIpOnLaunch: false,
          },
        },
        standard: {
          type: "aws:ec2/defaultSubnet:DefaultSubnet",
          properties: {
            availabilityZone: "eu-west-1a",
            mapPublicIpOnLaunch: false,
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "switched on",
      resources: {
        public: {
          type: "aws:ec2/subnet:Subnet",
          properties: {
            cidrBlock: "10.0.0.0/24",
            mapPublicIpOnLaunch: true,
          },
        },
      },
    },
    {
      title: "a default subnet, where it is on by default",
      resources: {
        standard: {
          type: "aws:ec2/defaultSubnet:DefaultSubnet",
          properties: {
            availabilityZone: "eu-west-1a",
          },
        },
      },
    },
  ],
};
