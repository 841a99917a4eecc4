import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a service, and an account",
      resources: {
        task: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    Service: "ecs-tasks.amazonaws.com",
                  },
                },
              ],
            },
          },
        },
        audit: {
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
      title: "everybody in the organisation, and nobody",
      resources: {
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
                    AWS: "*",
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
        closed: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "sts:AssumeRole", "Principal": "*"}]}',
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "everybody, as text",
      failing: ["star", "map"],
      resources: {
        star: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}]}',
          },
        },
        map: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: ["arn:aws:iam::210987654321:root", "*"],
                  },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "a condition that anybody meets",
      failing: ["any", "optional"],
      resources: {
        any: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: "*",
                  },
                  Condition: {
                    StringLike: {
                      "aws:PrincipalArn": "*",
                    },
                  },
                },
              ],
            },
          },
        },
        optional: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    AWS: "*",
                  },
                  Condition: {
                    StringEqualsIfExists: {
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
    {
      title: "every service",
      resources: {
        task: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: {
                    Service: "*",
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
