import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "machines at their default",
      resources: {
        card: {
          type: "azure-native:network:NetworkInterface",
          properties: {
            networkInterfaceName: "web",
          },
        },
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            instanceType: "m7g.large",
          },
        },
      },
    },
    {
      title: "switched off",
      resources: {
        card: {
          type: "azure-native:network:NetworkInterface",
          properties: {
            enableIPForwarding: false,
          },
        },
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            sourceDestCheck: true,
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a network card that forwards",
      resources: {
        card: {
          type: "azure-native:network:NetworkInterface",
          properties: {
            enableIPForwarding: true,
          },
        },
      },
    },
    {
      title: "a machine whose addresses are not checked",
      resources: {
        router: {
          type: "aws:ec2/instance:Instance",
          properties: {
            sourceDestCheck: false,
          },
        },
      },
    },
  ],
};
