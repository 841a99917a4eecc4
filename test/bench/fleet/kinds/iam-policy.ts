import { defineKind, type Kind } from "../kind.ts";
import { arn } from "../names.ts";
import type { Properties } from "../properties.ts";
import { policyDocument, policyText, type Statement } from "./policy-statement.ts";

interface PolicyInputs {
  readonly name: string;
  readonly path: string;
  readonly policy: string;
}

export const iamPolicy: Kind = defineKind<PolicyInputs>({
  share: 12,
  pulumiType: "aws:iam/policy:Policy",
  terraformType: "aws_iam_policy",
  cloudFormationType: "AWS::IAM::ManagedPolicy",
  hasCloudFormationTags: false,
  good: ({ name, chance }) => {
    const statements: readonly Statement[] = [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: `arn:aws:s3:::fleet-data-${name}/*`,
      },
      { Effect: "Allow", Action: ["kms:Decrypt"], Resource: arn("kms", `key/${name}`) },
    ];
    const policy = policyText(chance(0.5) ? statements : statements.slice(0, 1));
    return { name: `fleet-${name}`, path: "/fleet/", policy };
  },
  mistakes: {
    "policy-grants-everything": (inputs, { pick }) => {
      const everything = pick<string | string[]>(["*", ["*"]]);
      return {
        ...inputs,
        policy: policyText([
          ...policyDocument(inputs.policy).Statement,
          { Effect: "Allow", Action: everything, Resource: everything },
        ]),
      };
    },
  },
  cloudFormation: ({ name, path, policy }) => ({
    ManagedPolicyName: name,
    Path: path,
    PolicyDocument: { ...policyDocument(policy) } as unknown as Properties,
  }),
});
