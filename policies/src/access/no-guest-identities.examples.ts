import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "logged-in users only",
      resources: {
        pool: {
          type: "aws:cognito/identityPool:IdentityPool",
          properties: {
            identityPoolName: "shop",
            allowUnauthenticatedIdentities: false,
          },
        },
      },
    },
    {
      title: "the default",
      resources: {
        pool: {
          type: "aws:cognito/identityPool:IdentityPool",
          properties: {
            identityPoolName: "shop",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "guests",
      resources: {
        pool: {
          type: "aws:cognito/identityPool:IdentityPool",
          properties: {
            identityPoolName: "shop",
            allowUnauthenticatedIdentities: true,
          },
        },
      },
    },
    {
      title: "guests beside a pool without",
      failing: ["guests"],
      resources: {
        pool: {
          type: "aws:cognito/identityPool:IdentityPool",
          properties: {
            identityPoolName: "shop",
          },
        },
        guests: {
          type: "aws:cognito/identityPool:IdentityPool",
          properties: {
            identityPoolName: "kiosk",
            allowUnauthenticatedIdentities: true,
          },
        },
      },
    },
  ],
};
