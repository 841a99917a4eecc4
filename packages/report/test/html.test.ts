import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { toHtml } from "../src/html/html.ts";
import { html } from "../src/html/markup.ts";
import { HOSTILE, hostileInput, largeInput, sampleInput } from "./sample.ts";

// How the page looks and behaves is tested in a browser: test/browser.
describe("the HTML page", () => {
  const page = toHtml(sampleInput());

  it("allows exactly its own style and script", () => {
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

  it("is the same for the same result", () => {
    expect(toHtml(sampleInput())).toBe(page);
  });

  it("holds hostile text as text only", () => {
    const hostile = toHtml(hostileInput());
    expect(hostile.match(/<script/g)).toHaveLength(1);
    expect(hostile).not.toMatch(/<img|<svg onload|href="javascript/);
    for (const text of HOSTILE.filter((other) => other.includes("<")))
      expect(hostile).not.toContain(`>${text}`);
  });

  it("stays small enough to send: under 3 MB for 5,000 findings", () => {
    expect(toHtml(largeInput(5_000)).length).toBeLessThan(3_000_000);
  });
});

describe("a template", () => {
  it("escapes texts, in contents and attributes, and takes markup, lists and nothing as they are", () => {
    const bold = html`<b>${"<&>"}</b>`;
    const parts = [bold, " ", `"'`, false, undefined, 7] as const;
    expect(html`<p title="${`"'`}">${parts}</p>`.text).toBe(
      `<p title="&quot;&#39;"><b>&lt;&amp;&gt;</b> &quot;&#39;7</p>`,
    );
  });

  it("shows what would be invisible or turn text around", () => {
    expect(html`${"a\u0000b\u202Ec\u0085d\n"}`.text).toBe("a\uFFFDb\uFFFDc\uFFFDd\n");
  });
});
