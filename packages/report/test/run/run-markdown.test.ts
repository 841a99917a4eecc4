import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { toRunMarkdown } from "../../src/run/run-markdown.ts";
import { BROKEN, COMPLETED, CRASHED, EMPTY, FAILED, HOSTILE_RECORDS, LONG, OF_STATUS } from "./sample-run.ts";

/** As GitHub would show it. */
const shown = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const plain = (markdown: string): string =>
  shown(markdown)
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, "");

describe("the comment about a run", () => {
  it("says how it ended, what to do, how long it took, who was there and how to check it", () => {
    const text = plain(toRunMarkdown(FAILED));
    for (const part of [
      "failover/orders-database: Failed at “scale out API” after 9 min 33 s",
      "Recovery objective of 15 min not met",
      "What to do: Ask for a quota increase",
      "3 min 7 s",
      "tobias on jump-2 took it over at 2026-11-20 02:54:00 UTC",
      "approval of promote replica: granted, 2 of 2 (jonas, lea), waited 2 min 38 s",
      "planned: ~ db.orders.example.com (update)",
      "ttl: 60 =&gt; 30",
      `rampart runs verify ${FAILED.run} --head ${FAILED.chain.head}`,
    ]) {
      expect(text).toContain(part);
    }
  });

  it.each(Object.entries(OF_STATUS))("says how a run stands: %s", (_, record) => {
    const text = toRunMarkdown(record);
    expect(text).toMatch(/^### (✅|❌|⏳) /);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it("has a row for each step, in tables that GitHub reads as such", () => {
    const html = shown(toRunMarkdown(COMPLETED));
    expect(html.match(/<table>/g)).toHaveLength(2);
    expect(html.match(/<tr>/g)).toHaveLength(2 + 1 + 10);
  });

  it("holds no markup but its own, whatever the names are", () => {
    for (const record of HOSTILE_RECORDS) {
      const html = shown(toRunMarkdown(record));
      expect(html).not.toMatch(/<(script|img|svg|a|del|em|details)\b/);
      expect(html.match(/<table>/g)).toHaveLength(2);
    }
  });

  it("keeps to the limit, and says what it left out", () => {
    expect(toRunMarkdown(LONG).length).toBeLessThan(65_536);
    const short = toRunMarkdown(LONG, { limit: 3_000 });
    expect(short.length).toBeLessThanOrEqual(3_000);
    expect(short).toMatch(/… and \d+ more steps\./);
    expect(short).toContain("checksums differ");
    expect(short).toContain(LONG.chain.head);
  });

  it("links to the full report at addresses of the web only", () => {
    expect(toRunMarkdown(EMPTY, { reportUrl: "https://ci.example.com/1" })).toContain(
      "[Full report](<https://ci.example.com/1>)",
    );
    expect(toRunMarkdown(CRASHED, { reportUrl: "javascript:alert(1)" })).not.toContain("Full report");
  });

  it("warns of a journal that was changed", () => {
    expect(plain(toRunMarkdown(BROKEN))).toContain("The journal was changed, so this record proves nothing");
  });
});
