import * as pulumi from "@pulumi/pulumi";

export type Statement = Record<string, pulumi.Input<unknown>>;

export function policyDocument(statements: Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/**
 * Lets one AWS service assume the role. Naming our account keeps the service from using the role on behalf
 * of somebody else's resources; `account` stays out only for services that do not send it.
 */
export function assumedBy(service: string, account?: pulumi.Input<string>): pulumi.Output<string> {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
      ...(account === undefined ? {} : { Condition: { StringEquals: { "aws:SourceAccount": account } } }),
    },
  ]);
}

/** Refuses every request to a bucket that does not come over TLS 1.2 or newer. */
export function tlsOnly(bucketArn: pulumi.Input<string>): Statement[] {
  const Resource = [bucketArn, pulumi.interpolate`${bucketArn}/*`];
  const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource };
  return [
    { Sid: "DenyPlainHttp", ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    { Sid: "DenyOldTls", ...deny, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}

export function refusePlainHttp(Action: string, Resource: pulumi.Input<string>): Statement {
  const Condition = { Bool: { "aws:SecureTransport": "false" } };
  return { Sid: "DenyPlainHttp", Effect: "Deny", Principal: "*", Action, Resource, Condition };
}

/** A key that nobody may administer is lost. Who in the account may, IAM says. */
export function accountAdministers(accountId: pulumi.Input<string>): Statement {
  return {
    Sid: "AccountAdministersThroughIam",
    Effect: "Allow",
    Principal: { AWS: [pulumi.interpolate`arn:aws:iam::${accountId}:root`] },
    Action: "kms:*",
    Resource: "*",
  };
}

export function logGroupsUse(region: string, accountId: pulumi.Input<string>): Statement {
  const logGroups = pulumi.interpolate`arn:aws:logs:${region}:${accountId}:log-group:*`;
  return {
    Sid: "LogGroupsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": logGroups } },
  };
}
