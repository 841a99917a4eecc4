import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AWS_FIGURES } from "../../src/figures/aws.ts";
import { AZURE_FIGURES } from "../../src/figures/azure.ts";

const SOURCES = join(import.meta.dirname, "../../src");

const ALL = Object.entries({ ...AWS_FIGURES, ...AZURE_FIGURES });

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

describe("the figures of vendors", () => {
  it("are each said once, with a source on the vendor's own site", () => {
    const texts = ALL.map(([, { what }]) => what);
    expect(new Set(texts).size).toBe(texts.length);
    for (const [, { source, seconds }] of ALL) {
      expect(source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|learn\.microsoft\.com|www\.pulumi\.com)\//);
      expect(seconds).toBeGreaterThan(0);
    }
  });
});

describe("the code that protects", () => {
  const code = filesIn(join(SOURCES, "protection")).map(
    (file) => [file, readFileSync(file, "utf8")] as const,
  );

  it("uses every one of them", () => {
    const text = code.map(([, source]) => source).join("\n");
    const unused = ALL.map(([name]) => name).filter(
      (name) => !new RegExp(`_FIGURES\\.${name}\\b`).test(text),
    );
    expect(unused).toEqual([]);
  });

  it("has no other of its own", () => {
    const own = code.flatMap(([file, source]) =>
      [...source.matchAll(/seconds: [\d_]+(?: \* (?:MINUTE|HOUR|DAY|60))?,|seconds: (?:MINUTE|HOUR|DAY),/g)]
        // What is kept for no time at all is no figure.
        .filter(([text]) => text !== "seconds: 0,")
        .map(([text]) => `${file.slice(SOURCES.length)} ${text}`),
    );
    expect(own).toEqual([]);
  });
});
