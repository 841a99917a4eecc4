import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ApprovalFacts, approvalStatement, parseStatement } from "../../src/approvals/statement.ts";

const FACTS: ApprovalFacts = {
  run: "2026-11-20-7f3abc",
  runbook: "operations/database-maintenance",
  step: "purge-old-orders",
  stack: "shop/prod",
  planHash: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
  startedBy: "Ada Lovelace",
  expires: "2026-11-20T04:12:00.000Z",
};

/** Text with all that could be taken for a line, a quote or something else in a terminal. */
const value = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "a",
        "\n",
        "\r",
        '"',
        "\\",
        ": ",
        "Run: x",
        "\u202e",
        "\u2028",
        "\ud800",
        "\u{e0001}",
        " ",
      ),
    )
    .map((parts) => parts.join("")),
);
const facts: fc.Arbitrary<ApprovalFacts> = fc.record(
  {
    run: value,
    runbook: value,
    step: value,
    stack: value,
    planHash: value,
    startedBy: value,
    expires: value,
  },
  { requiredKeys: ["run", "runbook", "step", "planHash", "startedBy", "expires"] },
);

describe("the text that is signed", () => {
  test("says what, for which run and until when, a line each", () => {
    expect(approvalStatement(FACTS)).toBe(`Rampart approval, version 1
Runbook: operations/database-maintenance
Step: purge-old-orders
Stack: shop/prod
Run: 2026-11-20-7f3abc
Started by: Ada Lovelace
Plan: 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef
Valid until: 2026-11-20T04:12:00.000Z
`);
  });

  test("is as the guide shows it", () => {
    const guide = fileURLToPath(new URL("../../../../docs/approvals.md", import.meta.url));
    expect(readFileSync(guide, "utf8")).toContain(`\`\`\`text\n${approvalStatement(FACTS)}\`\`\``);
  });

  test("a name cannot forge a line", () => {
    const text = approvalStatement({ ...FACTS, step: "look\nRun: 1" });
    expect(text).toContain('\nStep: "look\\nRun: 1"\n');
    expect(parseStatement(text)?.run).toBe(FACTS.run);
  });

  test("a name that turns the terminal's direction is shown as it is written", () => {
    expect(approvalStatement({ ...FACTS, step: "keep\u202epord" })).toContain('Step: "keep\\u202epord"\n');
  });

  test("gives back the facts it was made from, whatever they are", () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(parseStatement(approvalStatement(given))).toEqual(given);
      }),
      { numRuns: 1000 },
    );
  });

  test("has one line for each fact, all of them visible characters", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const text = approvalStatement(given);
        expect(text.split("\n").length).toBe(Object.keys(given).length + 2);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test.each([
    ["nothing", ""],
    ["another title", approvalStatement(FACTS).replace("version 1", "version 2")],
    ["a missing line", approvalStatement(FACTS).replace(/Run: .*\n/, "")],
    ["an added line", `${approvalStatement(FACTS)}Note: all\n`],
    ["a line twice", approvalStatement(FACTS).replace("Step: ", "Step: other\nStep: ")],
    ["other order", approvalStatement(FACTS).replace(/(Step: .*\n)(Stack: .*\n)/, "$2$1")],
    ["no end of line", approvalStatement(FACTS).trimEnd()],
    ["Windows line ends", approvalStatement(FACTS).replaceAll("\n", "\r\n")],
    ["a needless quote", approvalStatement(FACTS).replace("shop/prod", '"shop/prod"')],
    ["a quote that does not end", approvalStatement(FACTS).replace("shop/prod", '"shop')],
  ])("%s is not taken for one", (_case, text) => {
    expect(parseStatement(text)).toBeUndefined();
  });
});
