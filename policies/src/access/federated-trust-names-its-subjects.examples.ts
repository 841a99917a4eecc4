import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "one repository",
      resources: {
        deploy: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRoleWithWebIdentity",
                  Principal: {
                    Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
                  },
                  Condition: {
                    StringEquals: {
                      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                    },
                    StringLike: {
                      "token.actions.githubusercontent.com:sub": "repo:shop/orders:*",
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
      title: "a service account of a cluster, an identity pool, a service",
      resources: {
        pod: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRoleWithWebIdentity",
                  Principal: {
                    Federated:
                      "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1",
                  },
                  Condition: {
                    StringEquals: {
                      "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:shop:orders",
                    },
                  },
                },
              ],
            },
          },
        },
        guest: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRoleWithWebIdentity",
                  Principal: {
                    Federated: "cognito-identity.amazonaws.com",
                  },
                  Condition: {
                    StringEquals: {
                      "cognito-identity.amazonaws.com:aud": "eu-west-1:a1",
                    },
                  },
                },
              ],
            },
          },
        },
        task: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}',
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "the audience alone, which is the same for everybody",
      resources: {
        deploy: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRoleWithWebIdentity",
                  Principal: {
                    Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
                  },
                  Condition: {
                    StringEquals: {
                      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
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
      title: "a subject of stars, and none",
      failing: ["stars", "none"],
      resources: {
        stars: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRoleWithWebIdentity",
                  Principal: {
                    Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
                  },
                  Condition: {
                    StringLike: {
                      "token.actions.githubusercontent.com:sub": "repo:*",
                    },
                  },
                },
              ],
            },
          },
        },
        none: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}}]}',
          },
        },
      },
    },
    {
      title: "a build server that is not GitHub",
      resources: {
        deploy: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRoleWithWebIdentity",
                  Principal: {
                    Federated: "arn:aws:iam::123456789012:oidc-provider/gitlab.com",
                  },
                  Condition: {
                    StringLike: {
                      "gitlab.com:sub": "project_path:*",
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
