import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { toRunHtml } from "../../src/run/run-html.ts";
import {
  BROKEN,
  COMPLETED,
  CRASHED,
  EMPTY,
  FAILED,
  HOSTILE_RECORDS,
  LONG,
  OF_STATUS,
  OPTIONS,
} from "./sample-run.ts";

const verdictOf = (page: string): string =>
  (/<p class="verdict[^"]*">(.*?)<\/p>/s.exec(page)?.[1] ?? "").replace(/<[^>]*>/g, "");

// How the page looks and behaves is tested in a browser: test/browser.
describe("the page of a run", () => {
  it.each([
    ["running", "…Running at “two”, or cut off there, 3 s after it started"],
    ["completed", "✓Completed in 4 s, objective 10 min met"],
    ["refused", "✕Refused at “one”: no standby"],
    ["failed", "✕Failed at “two” after 5 s: timed out after 2 s"],
    ["in-doubt", "✕In doubt at “two”: the API does not answer"],
    ["waiting", "…Waiting at “two”: it waits for 1 approval"],
    ["aborted", "…Stopped by the operator at “two” after 4 s"],
    ["superseded", "…Taken over by another operator"],
    ["undone", "…Undone: what it did was taken back"],
    ["undo-failed", "✕Undo failed at “one”, part of what it did was not taken back: AccessDenied"],
  ] as const)("begins with how it ended: %s", (status, verdict) => {
    expect(verdictOf(toRunHtml(OF_STATUS[status], OPTIONS))).toBe(verdict);
  });

  it("lists what identifies the run apart from its inputs", () => {
    const record = { ...COMPLETED, inputs: { replica: "db-2" }, secrets: [] };
    const tables = (page: string): readonly (readonly string[])[] =>
      [...page.slice(page.indexOf('id="inputs-title"')).matchAll(/<table class="facts">.*?<\/table>/gs)].map(
        ([table]) =>
          [...table.matchAll(/(?:<th scope="col">|<tr><td>)(.*?)<\/t[hd]>/g)].map(([, cell = ""]) => cell),
      );
    const [inputs, facts] = tables(toRunHtml(record, OPTIONS));
    expect(inputs).toEqual(["Input", "Value", "replica"]);
    expect(facts?.filter((name) => name !== "Plan")).toEqual([
      "Record",
      "Value",
      "Run",
      "Lock",
      "Started with",
    ]);
    const [without] = tables(toRunHtml({ ...record, inputs: {} }, OPTIONS));
    expect(without).toEqual(facts);
  });

  it("says when a completed run was too late, and when a journal was changed", () => {
    expect(verdictOf(toRunHtml(COMPLETED, OPTIONS))).toBe(
      "✕Completed in 9 min 16 s, recovered in 15 min 38 s, 38 s over the objective of 15 min",
    );
    expect(verdictOf(toRunHtml(BROKEN, OPTIONS))).toBe(
      "✕The journal was changed, so this record proves nothing",
    );
  });

  it("says how to settle a step in doubt, in a command that a shell takes for one", () => {
    const record = OF_STATUS["in-doubt"];
    const command = (name: string): string => {
      const steps = record.steps.map((step) => (step.status === "in-doubt" ? { ...step, name } : step));
      return /--mark (.*?) \(or/.exec(toRunHtml({ ...record, steps }, OPTIONS))?.[1] ?? "";
    };
    expect(command("two")).toBe("&#39;two=done&#39;");
    expect(command("copy[$(id)'x]")).toBe(String.raw`&#39;copy[$(id)&#39;\&#39;&#39;x]=done&#39;`);
  });

  it("allows exactly its own style and script", () => {
    const page = toRunHtml(FAILED, OPTIONS);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    expect(policy).toMatch(/^default-src &#39;none&#39;; /);
    for (const tag of ["style", "script"]) {
      const contents = [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(
        ([, text = ""]) => text,
      );
      expect(contents).toHaveLength(1);
      const hash = createHash("sha256").update(contents.join()).digest("base64");
      expect(policy).toContain(`${tag}-src &#39;sha256-${hash}&#39;`);
    }
    expect(policy).not.toContain("unsafe");
  });

  it("holds hostile text as text only", () => {
    for (const record of HOSTILE_RECORDS) {
      const page = toRunHtml(record, OPTIONS);
      expect(page.match(/<script/g)).toHaveLength(1);
      expect(page).not.toMatch(/<img|<svg onload|href="javascript|onmouseover='/);
    }
  });

  it("is the same for the same record", () => {
    expect(toRunHtml(FAILED, OPTIONS)).toBe(toRunHtml(FAILED, OPTIONS));
  });

  it("stays small enough to send: under 1 MB for 500 steps", () => {
    expect(toRunHtml(LONG, OPTIONS).length).toBeLessThan(1_000_000);
  });

  it.each([
    ["no steps", EMPTY],
    ["a crash", CRASHED],
  ])("stands for a run with %s", (_, record) => {
    expect(toRunHtml(record, OPTIONS)).toContain("</html>");
  });

  it("never shows a number that is none", () => {
    for (const record of [FAILED, COMPLETED, CRASHED, EMPTY, LONG, BROKEN, ...Object.values(OF_STATUS)]) {
      const [main] = /<main>.*<\/main>/s.exec(toRunHtml(record, OPTIONS)) ?? [];
      expect(main).not.toMatch(/NaN|Infinity|undefined|\[object/);
    }
  });
});
