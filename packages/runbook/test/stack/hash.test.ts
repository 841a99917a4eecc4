import { describe, expect, it } from "vitest";
import { stackFromExport } from "../../src/stack/from-documents.ts";
import { encryptedSecret, exportOf, plainSecret, resource, urn } from "./exports.ts";

const INSTANCE = "aws:rds/instance:Instance";
const ORDERS = urn(INSTANCE, "orders");

function hashOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  return stackFromExport(exportOf(resource(INSTANCE, "orders", fields)), "prod.json").hashOf(ORDERS);
}

describe("the hash of what the state says of a resource", () => {
  it("is a SHA-256, and there is none of what is not there", () => {
    expect(hashOf({})).toMatch(/^[0-9a-f]{64}$/);
    expect(stackFromExport(exportOf(), "empty.json").hashOf(ORDERS)).toBeUndefined();
  });

  it("moves with inputs, outputs, id and protection", () => {
    const hashes = [
      {},
      { id: "db-1" },
      { inputs: { size: 1 } },
      { inputs: { size: 2 } },
      { outputs: { size: 1 } },
      { protect: true },
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("does not move with the order of keys or the time of the export", () => {
    expect(hashOf({ inputs: { a: 1, b: [{ c: 2, d: 3 }] }, modified: "2026-01-01T00:00:00Z" })).toBe(
      hashOf({ modified: "2026-02-02T00:00:00Z", inputs: { b: [{ d: 3, c: 2 }], a: 1 } }),
    );
  });

  it("tells that there is a secret, and nothing about it", () => {
    const secret = hashOf({ inputs: { password: plainSecret("hunter2") } });
    expect(secret).toBe(hashOf({ inputs: { password: plainSecret("other") } }));
    expect(secret).toBe(hashOf({ inputs: { password: encryptedSecret("v1:AAAA") } }));
    expect(secret).not.toBe(hashOf({ inputs: {} }));
  });
});
