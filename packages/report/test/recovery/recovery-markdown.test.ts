import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { toRecoveryMarkdown } from "../../src/recovery/recovery-markdown.ts";
import { CHANGED, COMPARISON, EMPTY, HOSTILE_REPORTS, largeReport, REPORT } from "./sample-recovery.ts";

/** As GitHub shows it, before it takes out what may not be. */
function html(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

function tags(markdown: string): string[] {
  const found = [...html(markdown).matchAll(/<([a-z]\w*)/gi)].map(([, tag = ""]) => tag.toLowerCase());
  return [...new Set(found)];
}

const OWN = [
  ...["h3", "table", "thead", "tbody", "tr", "th", "td", "p", "code", "details", "summary"],
  ...["b", "br", "strong", "sub", "ul", "li"],
];

describe("the comment on a change", () => {
  const comment = toRecoveryMarkdown(CHANGED);

  it("begins with its marker and what gets worse", () => {
    expect(comment.split("\n").filter(Boolean).slice(0, 2)).toEqual([
      "<!-- rampart:recovery -->",
      "### ❌ Rampart recovery: 2 data resources newly miss an objective",
    ]);
  });

  it("says for each resource what may be lost before and after, and the objective", () => {
    expect(comment).toContain("- ❌ <code>orders-db</code> aws.dynamodb.Table in orders/prod");
    expect(comment).toMatch(/- \*\*Deletion\*\*: 28 h → 3 d [\dh ]*, objective 28 h \(newly missed\)/);
  });

  it("folds what no objective is missed by, with resources that are gone", () => {
    const folded = comment.slice(comment.indexOf("<details>"));
    expect(folded).toContain("<code>no-promise</code> aws.dynamodb.Table in orders/prod, gone");
    expect(folded).not.toContain("orders-db");
  });

  it("says that nothing changes", () => {
    const comparison = { ...COMPARISON, resources: [], isRegression: false, unchanged: 4 };
    const none = toRecoveryMarkdown({ ...CHANGED, comparison });
    expect(none).toContain("### ✅ Rampart recovery: Nothing changes for the recovery of data");
    expect(none).toContain("4 data resources unchanged.");
  });
});

describe("the comment on a posture", () => {
  const comment = toRecoveryMarkdown(REPORT, { id: "orders", reportUrl: "https://ci.example.com/1" });

  it("shows the worst of each workload beside its objective", () => {
    expect(comment).toMatch(
      /\| \*\*orders\*\* \(critical\)<br>3 resources \| ✕ 3 d [^|]*\(≤ 28 h\)<br>2 missed \|/,
    );
    expect(comment).toMatch(/\| \*\*files\*\* \(standard\)<br>1 resource \| ✓ 0 s \(≤ 30 d\) \|/);
  });

  it("has a marker of its own, and a link to the report", () => {
    expect(comment).toContain("<!-- rampart:orders -->");
    expect(comment).toContain("[Full report](<https://ci.example.com/1>)");
  });

  it("names what is not known yet, and what makes backups worth less", () => {
    expect(comment).toMatch(/<code>unknown-yet<\/code>: <code>.*schedule.*<\/code>/);
    expect(comment).toContain("that make backups worth less than they look");
  });

  it("says that nothing holds data", () => {
    expect(toRecoveryMarkdown(EMPTY)).toContain("### ❔ Rampart recovery: Nothing here holds data");
  });
});

describe("any comment", () => {
  it.each(HOSTILE_REPORTS.map((report) => [report.stacks[0], report] as const))(
    "holds no markup but its own: %j",
    (_, report) => {
      const { comparison: _comparison, ...posture } = report;
      for (const one of [report, posture]) {
        const comment = toRecoveryMarkdown(one, { limit: Number.POSITIVE_INFINITY });
        expect(tags(comment).filter((tag) => !OWN.includes(tag))).toEqual([]);
        const rendered = html(comment);
        expect(rendered.match(/<details/g)?.length).toBe(rendered.match(/<\/details/g)?.length);
        expect(rendered.match(/<h3/g)).toHaveLength(1);
      }
    },
  );

  it.each([1_000, 10_000])("of %d resources keeps to the limit, and says that there are more", (number) => {
    const comment = toRecoveryMarkdown(largeReport(number));
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment).toMatch(/… and \d+ more\./);
    expect(comment).toContain("| **w-6** (critical)");
  });
});
