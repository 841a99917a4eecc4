import * as pulumi from "@pulumi/pulumi";

export type Statement = Record<string, pulumi.Input<unknown>>;

export function policyDocument(statements: Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** Lets one AWS service assume the role. */
export function assumedBy(service: string): pulumi.Output<string> {
  return policyDocument([{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }]);
}
