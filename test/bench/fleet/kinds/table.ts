import { defineKind, type Kind } from "../kind.ts";

interface TableInputs {
  readonly name: string;
  readonly billingMode: string;
  readonly hashKey: string;
  readonly attributes: readonly { readonly name: string; readonly type: string }[];
  readonly pointInTimeRecovery?: { readonly enabled: boolean } | undefined;
  readonly serverSideEncryption: { readonly enabled: boolean };
}

export const table: Kind = defineKind<TableInputs>({
  share: 7,
  pulumiType: "aws:dynamodb/table:Table",
  terraformType: "aws_dynamodb_table",
  cloudFormationType: "AWS::DynamoDB::Table",
  good: ({ name }) => ({
    name: `fleet-${name}`,
    billingMode: "PAY_PER_REQUEST",
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    pointInTimeRecovery: { enabled: true },
    serverSideEncryption: { enabled: true },
  }),
  mistakes: {
    "table-without-point-in-time-recovery": (inputs, { chance }) => ({
      ...inputs,
      pointInTimeRecovery: chance(0.5) ? undefined : { enabled: false },
    }),
  },
  cloudFormation: (inputs) => ({
    TableName: inputs.name,
    BillingMode: inputs.billingMode,
    KeySchema: [{ AttributeName: inputs.hashKey, KeyType: "HASH" }],
    AttributeDefinitions: inputs.attributes.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    SSESpecification: { SSEEnabled: inputs.serverSideEncryption.enabled },
    PointInTimeRecoverySpecification: inputs.pointInTimeRecovery && {
      PointInTimeRecoveryEnabled: inputs.pointInTimeRecovery.enabled,
    },
  }),
});
