import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/engine/diagnostic.ts";
import { fitAnswer } from "../../src/engine/fit.ts";
import { toAnalyzeResponse } from "../../src/engine/messages.ts";
import { sdk } from "./sdk.ts";

function diagnostic(index: number, level: Diagnostic["level"] = "advisory"): Diagnostic {
  const name = `${index}`.padStart(5, "0");
  return {
    policy: "backup/versioned",
    description: "Buckets keep versions",
    message: `Buckets keep versions\n${"ä".repeat(300)}\nFix: Mend it.`,
    level,
    severity: "high",
    urn: `urn:pulumi:dev::shop::aws:s3/bucket:Bucket::${name}`,
  };
}

const pack = { name: "rampart", version: "1.0.0", rules: [] };
const many: Diagnostic[] = Array.from({ length: 10_000 }, (_, index) =>
  diagnostic(index, index === 9_999 ? "mandatory" : "advisory"),
);

const encodedLength = (diagnostics: readonly Diagnostic[]): number =>
  toAnalyzeResponse(sdk, pack, diagnostics).serializeBinary().length;

describe("an answer to the engine", () => {
  it("holds all that fits, in its order", () => {
    const few = many.slice(-3);
    expect(fitAnswer(few)).toBe(few);
    expect(fitAnswer([])).toEqual([]);
  });

  it("leaves out what the rule says anyway before it leaves out a finding", () => {
    const fitted = fitAnswer(many.slice(0, 5_200));
    expect(fitted).toHaveLength(5_200);
    expect(fitted[7]).toEqual({ ...many[7], description: "", message: "ä".repeat(300) });
    expect(encodedLength(fitted)).toBeLessThan(4 * 1024 * 1024);
  });

  it("is never longer than gRPC lets through, and says what it leaves out, which stops nothing", () => {
    const fitted = fitAnswer(many);
    expect(encodedLength(fitted)).toBeLessThan(4 * 1024 * 1024);
    expect(fitted.length).toBeGreaterThan(1_000);
    expect(fitted[0]).toMatchObject({ urn: many[9_999]?.urn, level: "mandatory" });
    const leftOut = many.length - (fitted.length - 1);
    expect(fitted.at(-1)).toMatchObject({
      message: `${leftOut} more findings are not shown here; \`rampart check\` shows all of them.`,
      level: "advisory",
    });
  });
});
