import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedInputs, inputHashes, NOT_GIVEN, recordingInputs } from "../../src/inputs/hash.ts";

const INPUTS = { host: "db", port: 5432, tables: ["a", "b"], password: "hunter2" };
const HASHES = inputHashes(INPUTS, ["password"]);

function usedBy(code: (inputs: Readonly<Record<string, unknown>>) => unknown): string[] {
  const recorded = recordingInputs(INPUTS, HASHES);
  code(recorded.inputs);
  return Object.keys(recorded.used());
}

describe("hashes of inputs", () => {
  it("leave secrets out", () => {
    expect(Object.keys(HASHES)).toEqual(["host", "port", "tables"]);
  });

  it("are those of canonical JSON", () => {
    // printf '"db"' | sha256sum
    expect(HASHES["host"]).toBe("41a21b0d157a935f20927c113a08a883fe32359b747efa20b52a4622d6c41519");
  });

  it("are the same for the same value, and only then", () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (one, other) => {
        const [a, b] = [one, other].map((value): unknown => JSON.parse(JSON.stringify(value)));
        const isSame = inputHashes({ a }, [])["a"] === inputHashes({ a: b }, [])["a"];
        expect(isSame).toBe(equal(a, b));
      }),
    ));
});

/** Vitest's own equality, in which the order of keys does not count. */
function equal(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}

describe("inputs that are recorded", () => {
  it("are the same to the code that uses them", () => {
    const { inputs } = recordingInputs(INPUTS, HASHES);
    expect(inputs).toEqual(INPUTS);
    expect(JSON.stringify(inputs)).toBe(JSON.stringify(INPUTS));
    expect({ ...inputs }).toEqual(INPUTS);
  });

  it("tell what was asked for, with its hash", () => {
    const { inputs, used } = recordingInputs(INPUTS, HASHES);
    expect(used()).toEqual({});
    expect(inputs["port"]).toBe(5432);
    expect(used()).toEqual({ port: HASHES["port"] });
    const { host } = inputs;
    expect(host).toBe("db");
    expect(used()).toEqual({ host: HASHES["host"], port: HASHES["port"] });
  });

  it("count as asked for in every way of asking", () => {
    expect(usedBy((inputs) => "host" in inputs)).toEqual(["host"]);
    expect(usedBy((inputs) => Object.hasOwn(inputs, "host"))).toEqual(["host"]);
    expect(usedBy((inputs) => Object.keys(inputs))).toEqual(["host", "port", "tables"]);
    expect(usedBy((inputs) => ({ ...inputs }))).toEqual(["host", "port", "tables"]);
    expect(usedBy((inputs) => inputs["password"])).toEqual([]);
    expect(usedBy((inputs) => String(inputs))).toEqual([]);
  });

  it("remember what was asked for and not given", () => {
    const { inputs, used } = recordingInputs(INPUTS, HASHES);
    expect(inputs["limit"]).toBeUndefined();
    expect(used()).toEqual({ limit: NOT_GIVEN });
  });
});

describe("inputs that changed since", () => {
  it("are those that were used and are other, gone or given now", () => {
    const used = { ...HASHES, limit: NOT_GIVEN };
    const now = inputHashes({ host: "db", port: 1, limit: 5, more: true }, []);
    expect(changedInputs(used, now)).toEqual(["port", "tables", "limit"]);
    expect(changedInputs(used, HASHES)).toEqual([]);
  });
});
