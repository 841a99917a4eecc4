import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "long, of all kinds, new",
      resources: {
        account: {
          type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
          properties: {
            minimumPasswordLength: 14,
            passwordReusePrevention: 24,
            requireLowercaseCharacters: true,
            requireUppercaseCharacters: true,
            requireNumbers: true,
            requireSymbols: true,
          },
        },
      },
    },
    {
      title: "pass phrases",
      resources: {
        account: {
          type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
          properties: {
            minimumPasswordLength: 20,
            passwordReusePrevention: 24,
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "short",
      resources: {
        account: {
          type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
          properties: {
            minimumPasswordLength: 8,
            passwordReusePrevention: 24,
            requireLowercaseCharacters: true,
            requireUppercaseCharacters: true,
            requireNumbers: true,
            requireSymbols: true,
          },
        },
      },
    },
    {
      title: "used before",
      resources: {
        account: {
          type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
          properties: {
            minimumPasswordLength: 14,
            requireLowercaseCharacters: true,
            requireUppercaseCharacters: true,
            requireNumbers: true,
            requireSymbols: true,
          },
        },
      },
    },
    {
      title: "of one kind",
      resources: {
        account: {
          type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
          properties: {
            minimumPasswordLength: 14,
            passwordReusePrevention: 24,
            requireLowercaseCharacters: true,
          },
        },
      },
    },
  ],
};
