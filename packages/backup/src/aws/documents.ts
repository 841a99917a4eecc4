import { type Input, interpolate, jsonStringify, type Output } from "@pulumi/pulumi";

/** One statement of a policy document. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: Input<string> | Readonly<Record<string, Input<string> | readonly Input<string>[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: Input<string>;
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, Input<string> | readonly Input<string>[]>>>
  >;
}

export function policyDocument(statements: readonly Statement[]): Output<string> {
  return jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** A statement of a policy that is attached to a role, where the principal is the role. */
export interface RoleStatement {
  readonly Effect: "Allow";
  readonly Action: string;
  readonly Resource: Input<string>;
}

export function rolePolicyDocument(statements: readonly RoleStatement[]): Output<string> {
  return jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** Who stands where: what ARNs are made of. */
export interface Account {
  readonly id: Output<string>;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: Output<string>;
}

/** Lets a service assume a role, on behalf of nobody but the account. */
export function assumedBy(service: string, { id }: Account): Output<string> {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": id } },
    },
  ]);
}

/** A key that nobody may administer is lost. Who in the account may, IAM says. */
export function accountAdministers({ id, partition }: Account): Statement {
  return {
    Sid: "AccountAdministersThroughIam",
    Effect: "Allow",
    Principal: { AWS: [interpolate`arn:${partition}:iam::${id}:root`] },
    Action: "kms:*",
    Resource: "*",
  };
}

/** Principals that a statement does not deny to, by a word for each. */
export type BreakGlass = Readonly<Record<string, Input<string>>>;

/** Denies to everybody but those who may break the glass. */
export function deniedTo(sid: string, actions: readonly string[], breakGlass: BreakGlass): Statement {
  const exempt = Object.keys(breakGlass)
    .sort()
    .flatMap((word) => breakGlass[word] ?? []);
  return {
    Sid: sid,
    Effect: "Deny",
    Principal: "*",
    Action: actions,
    Resource: "*",
    ...(exempt.length === 0 ? {} : { Condition: { ArnNotLike: { "aws:PrincipalArn": exempt } } }),
  };
}
