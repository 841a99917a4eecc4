import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a directory and a user",
      resources: {
        shop: {
          type: "aws:efs/accessPoint:AccessPoint",
          properties: {
            fileSystemId: "f",
            posixUser: {
              uid: 1000,
              gid: 1000,
            },
            rootDirectory: {
              path: "/shop",
            },
          },
        },
      },
    },
    {
      title: "each application has its own",
      resources: {
        shop: {
          type: "aws:efs/accessPoint:AccessPoint",
          properties: {
            fileSystemId: "f",
            posixUser: {
              uid: 1000,
              gid: 1000,
            },
            rootDirectory: {
              path: "/shop",
            },
          },
        },
        press: {
          type: "aws:efs/accessPoint:AccessPoint",
          properties: {
            fileSystemId: "f",
            posixUser: {
              uid: 1001,
              gid: 1001,
            },
            rootDirectory: {
              path: "/press",
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "neither",
      resources: {
        shop: {
          type: "aws:efs/accessPoint:AccessPoint",
          properties: {
            fileSystemId: "f",
          },
        },
      },
    },
    {
      title: "a user, and the whole file system",
      resources: {
        shop: {
          type: "aws:efs/accessPoint:AccessPoint",
          properties: {
            fileSystemId: "f",
            posixUser: {
              uid: 1000,
              gid: 1000,
            },
            rootDirectory: {
              path: "/",
            },
          },
        },
      },
    },
  ],
};
