import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "private, or for the delivery of logs",
      resources: {
        files: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            acl: "private",
          },
        },
        logs: {
          type: "aws:s3/bucketAcl:BucketAcl",
          properties: {
            bucket: "b",
            acl: "log-delivery-write",
          },
        },
        object: {
          type: "aws:s3/bucketObject:BucketObject",
          properties: {
            bucket: "b",
            key: "a",
          },
        },
        copy: {
          type: "aws:s3/objectCopy:ObjectCopy",
          properties: {
            bucket: "b",
            key: "a",
            source: "c/d",
          },
        },
      },
    },
    {
      title: "grants to named groups",
      resources: {
        files: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            grants: [
              {
                type: "Group",
                permissions: ["WRITE"],
                uri: "http://acs.amazonaws.com/groups/s3/LogDelivery",
              },
            ],
          },
        },
        grants: {
          type: "aws:s3/bucketAcl:BucketAcl",
          properties: {
            bucket: "b",
            accessControlPolicy: {
              owner: {
                id: "o",
              },
              grants: [
                {
                  permission: "WRITE",
                  grantee: {
                    type: "Group",
                    uri: "http://acs.amazonaws.com/groups/s3/LogDelivery",
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
      title: "public, in every style",
      failing: ["older", "split", "object", "copy"],
      resources: {
        older: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            acl: "public-read",
          },
        },
        split: {
          type: "aws:s3/bucketAcl:BucketAcl",
          properties: {
            bucket: "b",
            acl: "public-read-write",
          },
        },
        object: {
          type: "aws:s3/bucketObject:BucketObject",
          properties: {
            bucket: "b",
            key: "a",
            acl: "public-read",
          },
        },
        copy: {
          type: "aws:s3/objectCopy:ObjectCopy",
          properties: {
            bucket: "b",
            key: "a",
            source: "c/d",
            acl: "authenticated-read",
          },
        },
      },
    },
    {
      title: "grants to everybody",
      failing: ["older", "split", "copy"],
      resources: {
        older: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            grants: [
              {
                type: "Group",
                permissions: ["READ"],
                uri: "http://acs.amazonaws.com/groups/global/AllUsers",
              },
            ],
          },
        },
        split: {
          type: "aws:s3/bucketAcl:BucketAcl",
          properties: {
            bucket: "b",
            accessControlPolicy: {
              owner: {
                id: "o",
              },
              grants: [
                {
                  permission: "READ",
                  grantee: {
                    type: "Group",
                    uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
                  },
                },
              ],
            },
          },
        },
        copy: {
          type: "aws:s3/objectCopy:ObjectCopy",
          properties: {
            bucket: "b",
            key: "a",
            source: "c/d",
            grants: [
              {
                type: "Group",
                permissions: ["READ"],
                uri: "http://acs.amazonaws.com/groups/global/AllUsers",
              },
            ],
          },
        },
      },
    },
  ],
};
