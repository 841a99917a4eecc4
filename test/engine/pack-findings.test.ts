// The engine, the command line and a captured program come to the same findings.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { graphOf, readGraph } from "@rampart/core/read";
import { allRules } from "@rampart/policies";
import { evaluate } from "@rampart/policy";
import { describe, expect, it } from "vitest";
import { captureProgram } from "../../packages/cli/src/program/capture-program.ts";
import type { Program } from "./cli.ts";
import {
  analyzedEvents,
  analyzeFile,
  failures,
  failuresIn,
  policyEvents,
  undetermined,
  undeterminedIn,
} from "./policy-findings.ts";
import { EngineStack } from "./stack.ts";

const PACK = fileURLToPath(new URL("../../policies/pack", import.meta.url));
const EXAMPLES = ["orders-aws", "orders-aws-mistakes", "orders-azure", "orders-azure-mistakes"];
const SECRET = "not-a-real-key";

const ruleAndResource = (line: string): string => line.slice(0, line.indexOf(": "));
const isAboutSecret = (line: string): boolean => line.includes("is a secret whose content");

describe.each(EXAMPLES)("%s", (example) => {
  const projectFolder = fileURLToPath(new URL(`../../examples/${example}`, import.meta.url));
  const isBad = example.endsWith("-mistakes");

  it("has the same findings in the engine, from its export and captured", { timeout: 240_000 }, async () => {
    const { default: program } = (await import(`../../examples/${example}/index.ts`)) as { default: Program };
    const config = { paymentApiKey: { secret: SECRET } };
    await using bed = await EngineStack.create({ program, projectFolder, config });

    const captured = await captureProgram(projectFolder, {
      stack: "dev",
      config: {},
      secrets: ["paymentApiKey"],
    });
    const preview = await bed.preview({ policyPacks: [PACK], allowFailure: true });
    await bed.up();
    const exported = join(bed.environment.root, "export.json");
    writeFileSync(exported, JSON.stringify(await bed.exportStack()));
    const analysis = await analyzeFile(bed, exported, PACK, ["--json"]);

    const checked = evaluate(await readGraph([exported]), allRules).findings;
    const shown = policyEvents(preview.events);
    const capturedFindings = evaluate(graphOf([captured]), allRules).findings;
    // The engine may know more: in a preview the provider already makes up names.
    const found = failures(capturedFindings);
    const open = undetermined(capturedFindings);
    expect(failuresIn(shown)).toEqual(expect.arrayContaining(found));
    expect(open).toEqual(expect.arrayContaining(undeterminedIn(shown)));
    const leftOpen = new Set(open.map(ruleAndResource));
    const settled = failuresIn(shown).filter((line) => !found.includes(line));
    expect(settled.filter((line) => !leftOpen.has(ruleAndResource(line)))).toEqual([]);
    // What the deployment proves wrong, the preview proves or leaves open; what the preview proves stays wrong.
    const proven = failures(checked);
    const told = new Set([...failuresIn(shown), ...undeterminedIn(shown)].map(ruleAndResource));
    expect(proven.length > 0).toBe(isBad);
    expect(proven).toEqual(expect.arrayContaining(failuresIn(shown)));
    expect(proven.filter((line) => !told.has(ruleAndResource(line)))).toEqual([]);

    // The engine decrypts the secrets of an export, which the command line leaves closed.
    const analyzed = analyzedEvents(analysis);
    const closed = new Set(undetermined(checked).filter(isAboutSecret).map(ruleAndResource));
    const isOpen = (line: string): boolean => !closed.has(ruleAndResource(line));
    expect(failuresIn(analyzed).filter(isOpen)).toEqual(proven);
    expect(undeterminedIn(analyzed)).toEqual(undetermined(checked).filter((line) => !isAboutSecret(line)));

    expect(preview.exitCode).toBe(isBad ? 1 : 0);
    expect(analysis.exitCode).toBe(isBad ? 1 : 0);
    expect(JSON.stringify([preview, analysis])).not.toContain(SECRET);
  });
});
