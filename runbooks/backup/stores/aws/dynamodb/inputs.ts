/** What is restored of Amazon DynamoDB. */
export const DYNAMODB_INPUTS = {
  dynamodbTable: {
    type: "string",
    pattern: "^[A-Za-z0-9_.-]{3,255}$",
    description: "Name of the table.",
    stackOutput: "backupDynamodbTable",
  },
  dynamodbKmsKey: {
    type: "string",
    description: "KMS key of the restored table. That of the original by default.",
  },
  dynamodbScanItems: {
    type: "integer",
    minimum: 1,
    description:
      "Most items that a restore test reads of a table, to count and compare them. 1,000,000 by default.",
  },
} as const;
