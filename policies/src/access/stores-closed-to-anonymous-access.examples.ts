import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a bucket with a block of its own",
      resources: {
        files: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            forceDestroy: false,
          },
        },
        block: {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          properties: {
            bucket: "${files.id}",
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
        point: {
          type: "aws:s3/accessPoint:AccessPoint",
          properties: {
            bucket: "${files.id}",
          },
        },
      },
    },
    {
      title: "a block for the whole account",
      resources: {
        files: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            forceDestroy: false,
          },
        },
        account: {
          type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
          properties: {
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          },
        },
      },
    },
    {
      title: "stores on Azure",
      resources: {
        account: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            allowBlobPublicAccess: false,
          },
        },
        plain: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            kind: "StorageV2",
          },
        },
        container: {
          type: "azure-native:storage:BlobContainer",
          properties: {
            publicAccess: "None",
          },
        },
        private: {
          type: "azure-native:storage:BlobContainer",
          properties: {
            accountName: "files",
          },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            anonymousPullEnabled: false,
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a bucket alone",
      resources: {
        files: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            forceDestroy: false,
          },
        },
      },
    },
    {
      title: "blocks with gaps",
      failing: ["files", "point"],
      resources: {
        files: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            forceDestroy: false,
          },
        },
        half: {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          properties: {
            bucket: "${files.id}",
            blockPublicAcls: true,
            ignorePublicAcls: true,
          },
        },
        account: {
          type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
          properties: {
            blockPublicAcls: true,
            restrictPublicBuckets: false,
          },
        },
        point: {
          type: "aws:s3/accessPoint:AccessPoint",
          properties: {
            bucket: "b",
            publicAccessBlockConfiguration: {
              blockPublicPolicy: false,
            },
          },
        },
      },
    },
    {
      title: "public stores on Azure",
      failing: ["account", "container", "images"],
      resources: {
        account: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            allowBlobPublicAccess: true,
          },
        },
        container: {
          type: "azure-native:storage:BlobContainer",
          properties: {
            publicAccess: "Blob",
          },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            anonymousPullEnabled: true,
          },
        },
      },
    },
  ],
};
