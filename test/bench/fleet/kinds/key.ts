import { defineKind, type Kind } from "../kind.ts";
import { ACCOUNT } from "../names.ts";
import type { Properties } from "../properties.ts";
import { policyDocument, policyText } from "./policy-statement.ts";

interface KeyInputs {
  readonly description: string;
  readonly enableKeyRotation: boolean;
  readonly deletionWindowInDays: number;
  readonly policy: string;
}

const KEY_POLICY: string = policyText([
  { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" },
]);

export const key: Kind = defineKind<KeyInputs>({
  share: 8,
  pulumiType: "aws:kms/key:Key",
  terraformType: "aws_kms_key",
  cloudFormationType: "AWS::KMS::Key",
  good: ({ name }) => ({
    description: `key ${name}`,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: KEY_POLICY,
  }),
  mistakes: {
    "key-not-rotated": (inputs) => ({ ...inputs, enableKeyRotation: false }),
  },
  cloudFormation: ({ description, enableKeyRotation, deletionWindowInDays, policy }) => ({
    Description: description,
    EnableKeyRotation: enableKeyRotation,
    PendingWindowInDays: deletionWindowInDays,
    KeyPolicy: { ...policyDocument(policy) } as unknown as Properties,
  }),
});
