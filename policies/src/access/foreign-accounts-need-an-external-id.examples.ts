import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "another account with an external id",
      resources: {
        partner: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: "arn:aws:iam::210987654321:root",
                  },
                  Condition: {
                    StringEquals: {
                      "sts:ExternalId": "shop-7f3a",
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "the own account, one role of another, an organisation",
      resources: {
        own: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: "arn:aws:iam::123456789012:root",
                  },
                },
              ],
            },
          },
        },
        one: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: "arn:aws:iam::210987654321:role/backup",
                  },
                },
              ],
            },
          },
        },
        org: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: "arn:aws:iam::210987654321:root",
                  },
                  Condition: {
                    StringEquals: {
                      "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "another account as a whole",
      resources: {
        partner: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: "arn:aws:iam::210987654321:root",
                  },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "by its number, with any external id",
      resources: {
        partner: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: ["210987654321"],
                  },
                  Condition: {
                    StringLike: {
                      "sts:ExternalId": "*",
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
  ],
};
