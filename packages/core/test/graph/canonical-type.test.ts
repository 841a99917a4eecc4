import { canonicalType } from "@rampart/core/graph";
import { describe, expect, it } from "vitest";

describe("canonicalType", () => {
  it.each([
    ["aws:alb/listener:Listener", "aws:lb/listener:Listener"],
    ["aws:s3/bucketV2:BucketV2", "aws:s3/bucket:Bucket"],
    ["azure-native:network/v20240101:NetworkSecurityGroup", "azure-native:network:NetworkSecurityGroup"],
    ["azure-native:insights:DiagnosticSetting", "azure-native:monitor:DiagnosticSetting"],
    ["azure-native:insights/v20210501preview:DiagnosticSetting", "azure-native:monitor:DiagnosticSetting"],
    ["azure-native:documentdb/v20230415:DatabaseAccount", "azure-native:cosmosdb:DatabaseAccount"],
    ["azure-native:cache:Redis", "azure-native:redis:Redis"],
    ["azure-native:network/v20180501:Zone", "azure-native:dns:Zone"],
  ])("takes %s for %s", (old, now) => {
    expect(canonicalType(old)).toBe(now);
  });

  it.each([
    "aws:rds/instance:Instance",
    "azure-native:network:VirtualNetwork",
    "random:index:RandomPassword",
  ])("leaves %s as it is", (token) => {
    expect(canonicalType(token)).toBe(token);
  });
});
