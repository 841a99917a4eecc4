// One stack, read in every way there is, gives one set of findings.
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

/** What is proven wrong, whatever else is not known yet. */
function failures(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ outcome }) => outcome === "fail")
    .map(({ policy, urn, message }) => `${policy} ${urn}: ${message}`)
    .sort();
}

/** What the state of a stack leaves open, but for what stands in an encrypted secret. */
function leftOpen(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ outcome, policy, urn, message }) =>
    outcome === "undetermined" && !message.includes("is a secret") ? [`${policy} ${urn}: ${message}`] : [],
  );
}

describe.each(EXAMPLES)("%s", (example) => {
  const folder = fileURLToPath(new URL(`../../examples/${example}`, import.meta.url));

  it("is judged alike captured, previewed, seen by an analyzer, and deployed", {
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
    const expected = failures(deployed);
    expect(leftOpen(deployed)).toEqual([]);
    expect(expected.length === 0).toBe(!example.endsWith("-mistakes"));

    const before = {
      captured: evaluate(graphOf([captured]), allRules).findings,
      previewed: evaluate(await readGraph([preview]), allRules).findings,
      "previewed with its events": evaluate(await readGraph([preview, events]), allRules).findings,
      analyzed: evaluate(graphOf([readAnalyzerRequests(analyze, analyzeStack)]), allRules).findings,
    };
    for (const [how, findings] of Object.entries(before)) {
      expect(failures(findings), how).toEqual(expected);
    }
  });
});
