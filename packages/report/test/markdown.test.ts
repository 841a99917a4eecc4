import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { code, escapeMarkdown } from "../src/markdown/escape.ts";
import { markdownMarker, toMarkdown } from "../src/markdown/markdown.ts";
import {
  finding,
  HOSTILE,
  hostileInput,
  largeInput,
  SSH_RULE,
  sampleInput,
  VERSIONING_RULE,
} from "./sample.ts";

/** As GitHub shows it, before it takes out what may not be. */
function html(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

function tags(markdown: string): Set<string> {
  return new Set([...html(markdown).matchAll(/<([a-z]\w*)/gi)].map(([, tag = ""]) => tag.toLowerCase()));
}

function plain(rendered: string): string {
  return rendered
    .replace(/<!--.*?-->|<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .trim();
}

/** What a reader should see of a text: on one line, without what controls a terminal or the direction. */
function readable(text: string): string {
  return text
    .replaceAll("\u202E", "\uFFFD")
    .replaceAll("\u0000", " ")
    .replaceAll("\u0007", " ")
    .replace(/\s+/g, " ");
}

describe("escaped text", () => {
  it.each(HOSTILE)("reads as it was: %j", (text) => {
    expect(plain(html(escapeMarkdown(text)))).toBe(readable(text));
    expect(plain(html(code(text)))).toBe(readable(text));
  });

  it.each(HOSTILE)("is one paragraph, one heading, one cell: %j", (text) => {
    expect([...tags(escapeMarkdown(text))]).toEqual(["p"]);
    expect([...tags(code(text))]).toEqual(["p", "code"]);
    expect([...tags(`### ${escapeMarkdown(text)}`)]).toEqual(["h3"]);
    const row = html(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | ${code(text)} |`);
    expect(row.match(/<td/g)).toHaveLength(2);
    expect(row.match(/<tr/g)).toHaveLength(2);
  });

  it("names nobody and refers to no issue", () => {
    expect(html(escapeMarkdown("@somebody #1"))).toBe("<p>@<!-- -->somebody #<!-- -->1</p>");
  });
});

describe("the comment", () => {
  const comment = toMarkdown(sampleInput());

  it("begins with its marker and the verdict", () => {
    expect(comment.split("\n").filter(Boolean).slice(0, 2)).toEqual([
      "<!-- rampart:check -->",
      "### ❌ Rampart: 2 failed findings: 2 critical; 1 check broke",
    ]);
  });

  it("has a marker for each check, which nothing can end early", () => {
    expect(toMarkdown(sampleInput(), { id: "orders/prod" })).toContain(markdownMarker("orders/prod"));
    expect(markdownMarker("a --> b")).toBe("<!-- rampart:a%20%2D%2D%3E%20b -->");
  });

  it("counts what failed by severity, and the rest in a line", () => {
    expect(comment).toContain("| 2 | 0 | 0 | 0 |");
    expect(comment).toContain(
      "1 undetermined · 1 waived · 40 checks passed · rules looked at 48 of 61 resources.",
    );
    expect(plain(html(comment))).toContain("Checked: orders/prod.");
  });

  it("groups by rule, folded, with why and how", () => {
    const text = plain(html(comment));
    expect(comment.match(/<details>/g)).toHaveLength(4);
    expect(comment.match(/<\/details>/g)).toHaveLength(4);
    expect(text).toContain("Ports for administration cannot be reached from the internet · 2 findings");
    expect(text).toContain("Scanners find an open port within minutes");
    expect(text).toContain("Fix: Let only a VPN, a bastion or named office addresses in. More…");
    expect(text).toContain("ingress[0].cidrBlocks[1]");
  });

  it("says what is undetermined, and who accepted what is waived", () => {
    expect(comment.indexOf("#### Undetermined")).toBeGreaterThan(comment.indexOf("the rule itself broke"));
    const waived = plain(html(comment.slice(comment.indexOf("#### Waived"))));
    expect(waived).toContain(
      "until 2027-03-31 by team-orders (https://tickets.example.com/OPS-1234): Holds only files that can be made again",
    );
  });

  it("says that all is well", () => {
    const well = toMarkdown(sampleInput([]));
    expect(well).toContain("### ✅ Rampart: nothing failed");
    expect(well).not.toContain("<details>");
    expect(toMarkdown(sampleInput([finding(SSH_RULE, "entry", { outcome: "undetermined" })]))).toContain(
      "### ✅ Rampart: nothing failed, 1 undetermined",
    );
  });

  it("does not call for action where nothing fails the check", () => {
    const told = [
      finding(SSH_RULE, "entry", { known: true }),
      finding(SSH_RULE, "worker", { level: "advisory" }),
    ];
    const comment = toMarkdown(sampleInput(told));
    expect(comment).toContain(
      "### ✅ Rampart: nothing fails the check; 2 advisory or known findings: 2 critical",
    );
    expect(comment.indexOf("<code>worker</code>")).toBeLessThan(comment.indexOf("#### Known"));
    expect(comment.indexOf("<code>entry</code>")).toBeGreaterThan(comment.indexOf("#### Known"));
    expect(comment).toContain("(advisory)");
  });

  it("never calls it well when a rule broke", () => {
    const broken = toMarkdown(sampleInput([finding(SSH_RULE, "entry", { outcome: "error" })]));
    expect(broken).toContain("### ❌ Rampart: 1 check broke");
  });

  it("links to the full report, if that is on the web", () => {
    expect(toMarkdown(sampleInput(), { reportUrl: "https://ci.example.com/1" })).toContain(
      "[Full report](<https://ci.example.com/1>)",
    );
    expect(toMarkdown(sampleInput(), { reportUrl: "javascript:alert(1)" })).not.toContain("alert");
  });

  it("holds no markup but its own, whatever the names are", () => {
    const hostile = toMarkdown(hostileInput(), { limit: Number.POSITIVE_INFINITY });
    const own = [
      "h3",
      "h4",
      "table",
      "thead",
      "tbody",
      "tr",
      "th",
      "td",
      "p",
      "code",
      "details",
      "summary",
      "b",
    ];
    const more = ["br", "strong", "sub", "a"];
    expect([...tags(hostile)].filter((tag) => ![...own, ...more].includes(tag))).toEqual([]);
    const rendered = html(hostile);
    expect(rendered.match(/<details/g)?.length).toBe(rendered.match(/<\/details/g)?.length);
    const links = [...rendered.matchAll(/<a ([^>]*)>/g)].map(([, attributes]) => attributes);
    expect([...new Set(links)]).toEqual([`href="${SSH_RULE.url}"`]);
  });
});

describe("a comment that would be too long", () => {
  it.each([1_000, 5_000, 30_000])(
    "with %d findings keeps to the limit and says what it left out",
    (number) => {
      const comment = toMarkdown(largeInput(number));
      expect(comment.length).toBeLessThanOrEqual(65_536);
      expect(comment.length).toBeGreaterThan(20_000);
      const [, hidden = "0"] = /⚠️ ([\d,]+) findings left out|$/.exec(comment) ?? [];
      const shown = [...comment.matchAll(/^\| <code>/gm)].length;
      expect(shown + Number(hidden.replace(",", ""))).toBe(number);
    },
  );

  it("leaves out rows before it leaves out rules", () => {
    const comment = toMarkdown(largeInput(5_000));
    const rules = new Set([...comment.matchAll(/requirement-number-\d+/g)].map(([id]) => id));
    expect(rules.size).toBe(100);
  });

  it("leaves out the least bad rules, and says so", () => {
    const comment = toMarkdown(largeInput(5_000), { limit: 10_000 });
    expect(comment.length).toBeLessThanOrEqual(10_000);
    expect(comment).toMatch(/⚠️ [\d,]+ findings, among them all of \d+ rules, left out/);
    expect(comment).toContain("🟥");
    expect(comment).not.toContain("<summary>🟦");
  });

  it("cuts single texts, at whole characters", () => {
    const findings = [finding(SSH_RULE, "x".repeat(100_000), { message: "🧨".repeat(50_000) })];
    const waived = finding(VERSIONING_RULE, "y", { outcome: "waived", message: "z".repeat(100_000) });
    const comment = toMarkdown(sampleInput([...findings, waived]));
    expect(comment.length).toBeLessThan(8_000);
    expect(comment.isWellFormed()).toBe(true);
    expect(comment).not.toContain("left out");
  });
});
