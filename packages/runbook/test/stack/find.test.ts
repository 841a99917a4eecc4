import { describe, expect, it } from "vitest";
import { stackFromExport } from "../../src/stack/from-documents.ts";
import { exportOf, resource, stackResource, urn } from "./exports.ts";

const INSTANCE = "aws:rds/instance:Instance";
const BUCKET = "aws:s3/bucket:Bucket";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const GROUP = "azure-native:resources:ResourceGroup";

const stack = stackFromExport(
  exportOf(
    stackResource({}),
    resource(INSTANCE, "orders", { id: "db-1", outputs: { arn: "arn:aws:rds:eu-west-1:1:db:db-1" } }),
    resource(BUCKET, "logs", { id: "logs-7f" }),
    resource(VERSIONING, "logs-versioning", { id: "logs-7f", dependencies: [urn(BUCKET, "logs")] }),
    { ...resource("rampart:index:AwsBackupPlan", "nightly"), custom: false },
    resource("aws:backup/plan:Plan", "nightly", { id: "plan-1" }),
    resource(INSTANCE, "twin", { id: "db-2" }),
    resource(BUCKET, "twin", { id: "bucket-2" }),
    resource(GROUP, "group", { id: "/subscriptions/1/resourceGroups/Shop" }),
  ),
  "prod.json",
);

describe("a resource of a stack", () => {
  it.each([
    ["its URN", urn(INSTANCE, "orders")],
    ["its id", "db-1"],
    ["its ARN", "arn:aws:rds:eu-west-1:1:db:db-1"],
    ["its name in the program", "orders"],
  ])("is found by %s", (_what, reference) => {
    expect(stack.find(reference)?.urn).toBe(urn(INSTANCE, "orders"));
  });

  it("is found by Azure's id in any case", () => {
    expect(stack.find("/Subscriptions/1/resourcegroups/shop")?.name).toBe("group");
  });

  it("is meant, and not its settings with the same id", () => {
    expect(stack.find("logs-7f")?.urn).toBe(urn(BUCKET, "logs"));
  });

  it("is meant, and not the component with the same name", () => {
    expect(stack.find("nightly")?.type).toBe("aws:backup/plan:Plan");
  });

  it("is not guessed where there are two, and both are named", () => {
    expect(stack.find("twin")).toBeUndefined();
    expect(stack.whyNot("twin")).toContain("there are two");
    expect(stack.whyNot("twin")).toContain(urn(INSTANCE, "twin"));
    expect(stack.whyNot("twin")).toContain(urn(BUCKET, "twin"));
  });

  it("that is not there is likened to one that is", () => {
    expect(stack.find("ordres")).toBeUndefined();
    expect(stack.whyNot("ordres")).toBe('there is none; did you mean "orders"?');
    expect(stack.whyNot("something else")).toBe("there is none");
  });
});
