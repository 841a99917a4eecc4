import { Value } from "@rampart/core/value";
import {
  isForEverybody,
  isLimitedToCallers,
  matchesPattern,
  type PolicyStatement,
} from "@rampart/core/views";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const statement = (written: unknown) => Value.of<PolicyStatement>(written, "policy.Statement[0]");

describe("matchesPattern", () => {
  it.each([
    ["*", "iam:PassRole"],
    ["iam:*", "iam:PassRole"],
    ["IAM:pass*", "iam:PassRole"],
    ["iam:Pass?ole", "iam:PassRole"],
    ["*:*Role", "iam:PassRole"],
    ["iam:*a*s*e", "iam:PassRole"],
    ["**", "iam:PassRole"],
  ])("%s matches %s", (pattern, action) => {
    expect(matchesPattern(pattern, action)).toBe(true);
  });

  it.each([
    ["", "iam:PassRole"],
    ["iam:Pass", "iam:PassRole"],
    ["iam:PassRole?", "iam:PassRole"],
    ["xiam:*", "iam:PassRole"],
    ["iam:.*", "iam:PassRole"],
    ["iam:*Roles", "iam:PassRole"],
  ])("%s does not match %s", (pattern, action) => {
    expect(matchesPattern(pattern, action)).toBe(false);
  });

  it("agrees with the regular expression of the same meaning", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(letters, text, (pattern, given) => {
        const meaning = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        expect(matchesPattern(pattern, given)).toBe(meaning.test(given));
      }),
    );
  });

  it("stays quick on patterns made to be slow", () => {
    expect(matchesPattern("*a".repeat(200), "a".repeat(199))).toBe(false);
  });
});

describe("isForEverybody", () => {
  it.each([
    [{ Principal: "*" }, "true"],
    [{ Principal: { AWS: "*" } }, "true"],
    [{ Principal: { AWS: ["arn:aws:iam::123456789012:root", "*"] } }, "true"],
    [{ Principal: { AWS: "arn:aws:iam::*:role/shop" } }, "true"],
    [{ NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } }, "true"],
    [{ Principal: { AWS: "arn:aws:iam::123456789012:root" } }, "false"],
    [{ Principal: { Service: "*.amazonaws.com" } }, "false"],
    [{}, "false"],
  ])("%j: %s", (written, expected) => {
    expect(isForEverybody(statement(written)).state).toBe(expected);
  });

  it("is not to be told while the principal is not known", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(isForEverybody(statement({ Principal: unknown })).state).toBe("unknown");
    expect(isForEverybody(statement({ Principal: { AWS: unknown } })).state).toBe("unknown");
  });
});

describe("isLimitedToCallers", () => {
  it.each([
    [{ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
    [{ StringLike: { "AWS:SourceAccount": ["123456789012"] } }],
    [{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::shop-documents" } }],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:*" } }],
    [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } }],
    [{ IpAddress: { "aws:SourceIp": ["81.2.69.0/24", "2a00:1450::/32"] } }],
    [{ StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }],
    [{ Bool: { "aws:PrincipalIsAWSService": "true" } }],
    [{ Bool: { "aws:SecureTransport": "true" }, StringEquals: { "kms:CallerAccount": "123456789012" } }],
  ])("is true of %j", (Condition) => {
    expect(isLimitedToCallers(statement({ Condition })).state).toBe("true");
  });

  it.each([
    [undefined],
    [{}],
    [{ Bool: { "aws:SecureTransport": "true" } }],
    [{ Bool: { "aws:PrincipalIsAWSService": "false" } }],
    [{ StringLike: { "aws:PrincipalOrgID": "*" } }],
    [{ StringLike: { "aws:SourceAccount": ["123456789012", "*"] } }],
    [{ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
    [{ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
    [{ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } }],
    [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } }],
    [{ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }],
    [{ NotIpAddress: { "aws:SourceIp": "81.2.69.0/24" } }],
    [{ StringEquals: { "aws:UserAgent": "shop" } }],
    [{ StringEquals: { "aws:PrincipalOrgID": [] } }],
  ])("is false of %j", (Condition) => {
    expect(isLimitedToCallers(statement({ Condition })).state).toBe("false");
  });
});
