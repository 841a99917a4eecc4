// One stack, read in every way there is: no way contradicts another.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Finding } from "@rampart/core/finding";
import { graphOf, readAnalyzerRequests, readGraph } from "@rampart/core/read";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { describe, expect, it } from "vitest";
import { captureProgram } from "../../packages/cli/src/program/capture-program.ts";
import { recordAnalyzerRequests } from "./analyzer-recorder.ts";
import type { Program } from "./cli.ts";
import { EngineStack } from "./stack.ts";

const EXAMPLES = ["orders-aws", "orders-aws-mistakes", "orders-azure", "orders-azure-mistakes"];

/** Rule and resource of the findings with one of `outcomes`, each once. */
function keysOf(findings: readonly Finding[], ...outcomes: readonly Finding["outcome"][]): string[] {
  const found = findings.filter(({ outcome }) => outcomes.includes(outcome));
  return [...new Set(found.map(({ policy, urn }) => `${policy} ${urn}`))].sort();
}

/** What the state of a stack leaves open, but for what stands in an encrypted secret. */
function leftOpen(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ outcome, policy, urn, message }) =>
    outcome === "undetermined" && !message.includes("is a secret") ? [`${policy} ${urn}: ${message}`] : [],
  );
}

describe.each(EXAMPLES)("%s", (example) => {
  const folder = fileURLToPath(new URL(`../../examples/${example}`, import.meta.url));

  it("is judged without contradiction captured, previewed, seen by an analyzer, and deployed", {
    timeout: 240_000,
  }, async () => {
    const program = ((await import(`../../examples/${example}/index.ts`)) as { default: Program }).default;
    await using bed = await EngineStack.create({
      program,
      projectFolder: folder,
      config: { paymentApiKey: { secret: "not-a-real-key" } },
    });
    const file = (name: string, content: unknown): string => {
      const path = join(bed.environment.root, name);
      writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
      return path;
    };

    const captured = await captureProgram(folder, { stack: "dev", config: {}, secrets: ["paymentApiKey"] });
    const preview = file("preview.json", await bed.previewJson());
    const { analyze, analyzeStack, run } = await recordAnalyzerRequests(bed);
    const events = file("events.jsonl", run.events.map((event) => JSON.stringify(event)).join("\n"));
    await bed.up();
    const exported = file("export.json", await bed.exportStack());

    const deployed = evaluate(await readGraph([exported]), allRules).findings;
    const expected = keysOf(deployed, "fail");
    expect(leftOpen(deployed)).toEqual([]);
    if (example.endsWith("-mistakes")) expect(expected.length).toBeGreaterThan(20);
    else expect(expected).toEqual([]);

    const before = {
      captured: evaluate(graphOf([captured]), allRules).findings,
      previewed: evaluate(await readGraph([preview]), allRules).findings,
      "previewed with its events": evaluate(await readGraph([preview, events]), allRules).findings,
      analyzed: evaluate(graphOf([readAnalyzerRequests(analyze, analyzeStack)]), allRules).findings,
    };
    for (const [how, findings] of Object.entries(before)) {
      const failed = keysOf(findings, "fail");
      const known = new Set(keysOf(findings, "fail", "undetermined"));
      // What fails before the deployment fails after it; what fails after it never passed before.
      expect(
        failed.filter((key) => !expected.includes(key)),
        `${how}: failed too early`,
      ).toEqual([]);
      expect(
        expected.filter((key) => !known.has(key)),
        `${how}: passed and fails deployed`,
      ).toEqual([]);
      // Most mistakes stand in the program, for all to see.
      expect(failed.length, `${how}: found before`).toBeGreaterThanOrEqual(Math.floor(expected.length * 0.8));
      expect(keysOf(findings, "error"), how).toEqual([]);
    }
  });
});
