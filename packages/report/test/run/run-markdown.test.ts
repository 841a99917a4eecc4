import type { RunStep } from "@rampart/core/run-record";
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

  it.each([
    ["Moves the database", "Moves the database. "],
    ["Moves the database.", "Moves the database. "],
    ["Is it safe? ", "Is it safe? "],
    ["", ""],
  ])("ends the purpose %j like a sentence", (purpose, begin) => {
    const { mode: _, stack: __, incidentBegan: ___, ...record } = { ...COMPLETED, purpose };
    expect(toRunMarkdown({ ...record, mode: "run" })).toContain(`\n\n${begin}Run <code>`);
  });

  it("counts as taken by a step what its attempts took, and not what it waited for people", () => {
    const waiting = FAILED.steps.find(({ approvals }) => approvals.some(({ waited }) => waited > 0));
    if (waiting === undefined) throw new Error("no step of the sample waits");
    const attempts = [4_000, 2_000, undefined].map((milliseconds) => ({
      started: FAILED.started,
      ...(milliseconds !== undefined && { milliseconds }),
    }));
    const tookOf = (step: RunStep): string | undefined =>
      toRunMarkdown({ ...FAILED, steps: [step] })
        .split("\n")
        .find((line) => line.startsWith("| ") && line.includes(`${waiting.name} <sub>`))
        ?.split("|")[3]
        ?.trim();
    expect(tookOf({ ...waiting, attempts })).toBe("6 s");
    // Cut off: nobody knows how long it took.
    expect(tookOf({ ...waiting, attempts: attempts.slice(2) })).toBe("");
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
