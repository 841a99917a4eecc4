export interface Statement {
  readonly Effect: "Allow";
  readonly Principal?: { readonly AWS: string };
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** Pulumi and Terraform hold a policy as text. */
export function policyText(statements: readonly Statement[]): string {
  const document: PolicyDocument = { Version: "2012-10-17", Statement: statements };
  return JSON.stringify(document);
}

export function policyDocument(text: string): PolicyDocument {
  return JSON.parse(text) as PolicyDocument;
}
