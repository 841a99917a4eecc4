import { span } from "@rampart/recovery";
import { describe, expect, it } from "vitest";
import { toRecoveryHtml } from "../../src/recovery/recovery-html.ts";
import { CHANGED, EMPTY, HOSTILE_REPORTS, largeReport, REPORT } from "./sample-recovery.ts";

function text(page: string): string {
  return page.replace(/<(style|script)[^>]*>[^]*?<\/\1>|<[^>]*>/g, "").replace(/\s+/g, " ");
}

// How the page looks and behaves is tested in a browser: test/browser.
describe("the page of recovery", () => {
  const page = toRecoveryHtml(REPORT);

  it("begins with how many resources miss an objective", () => {
    expect(page).toMatch(/<p class="verdict bad">.*4 of 4 data resources miss an objective<\/p>/);
    expect(toRecoveryHtml(CHANGED)).toMatch(/<p class="verdict bad">.*2 data resources newly miss/);
    expect(toRecoveryHtml(EMPTY)).toContain("Nothing here holds data");
  });

  it("leads from each cell of the map to the resources behind it", () => {
    const cells = [...page.matchAll(/<a class="cell [^"]*" href="#([^"]*)"/g)].map(
      ([, target]) => target ?? "",
    );
    expect(cells).toHaveLength(2 * 5);
    for (const target of cells) expect(page).toContain(`id="${target}"`);
  });

  it("has the chain of terms with their sources, and what to cut", () => {
    const shown = text(page);
    expect(shown).toContain("start window nightly#rules[0].startWindow");
    expect(shown).toContain("To meet it");
    expect(shown).toMatch(/To meet it (have jobs|cut|do without|no single)/);
  });

  it("says the same of resources that are alike once", () => {
    expect(text(page)).toContain("and 1 alike");
    expect(page.match(/start window/g)).toHaveLength(1);
  });

  it("names the property that an open verdict hangs on", () => {
    const undetermined = page.slice(page.indexOf('id="undetermined"'));
    expect(text(undetermined)).toMatch(/unknown-yet \S*schedule/);
  });

  it("dates the worst gap in the zone of the schedule", () => {
    expect(text(page)).toMatch(
      /Right before \w{3} 20\d\d-\d\d-\d\d 08:00 a disaster leaves what is from before Fri 20\d\d-\d\d-\d\d 05:00: 3 d [\d h]+are lost/,
    );
    expect(page).toContain("Times in Europe/Berlin");
  });

  it("is the same for the same report", () => {
    expect(toRecoveryHtml(structuredClone(REPORT))).toBe(page);
  });

  it("takes no name for markup", () => {
    for (const report of HOSTILE_REPORTS) {
      const hostile = toRecoveryHtml(report);
      expect(hostile.match(/<script/g)).toHaveLength(1);
      expect(hostile).not.toMatch(/<img|<svg onload|<iframe|href="javascript:/i);
      expect(hostile).not.toMatch(/[\u202E\u0007\u0000]/);
    }
  });

  it("of a thousand resources, each with reasons of its own, is a few megabytes", () => {
    const bytes = Buffer.byteLength(toRecoveryHtml(largeReport(1000)));
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(5_000_000);
  });
});

describe("a length of time for people", () => {
  it.each([
    [0, "0 s"],
    [90, "90 s"],
    [300, "5 min"],
    [65 * 60, "65 min"],
    [2 * 3600, "2 h"],
    [25 * 3600, "25 h"],
    [25 * 3600 + 60, "25 h 1 min"],
    [47 * 3600 + 3599, "47 h 59 min 59 s"],
    [48 * 3600, "2 d"],
    [8 * 86_400 + 8 * 3600, "8 d 8 h"],
    [7 * 365 * 86_400, "7 y"],
    [0.4, "1 s"],
  ])("%d s reads %s, exactly", (seconds, expected) => {
    expect(span(seconds)).toBe(expected);
  });
});
