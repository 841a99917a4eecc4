import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { headOf, nextEntry } from "../../src/journal/chain.ts";
import type { RunEvent } from "../../src/journal/entry.ts";
import { anyChain } from "./events.ts";

// Of a machine that does much else.
vi.setConfig({ testTimeout: 120_000 });

/** Written apart from the code that is tested: canonical JSON (RFC 8785) by sorting the keys of every object. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join(",")}}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

describe("the chain", () => {
  it("begins with the hash of the run's id, and hashes the canonical JSON of all other fields", () => {
    fc.assert(
      fc.property(anyChain("run-1"), (entries) => {
        let previous = sha256("run-1");
        for (const [index, { hash, ...fields }] of entries.entries()) {
          expect(fields.previous).toBe(previous);
          expect(fields.seq).toBe(index + 1);
          expect(hash).toBe(sha256(canonical(fields)));
          previous = hash;
        }
      }),
    );
  });

  it("has the hash that is noted here, so that chains of today are sound tomorrow", () => {
    const event: RunEvent = { kind: "logged", step: "s", message: "é" };
    const entry = nextEntry(undefined, "run-1", event, new Date(0), 1);
    // printf %s '{"at":…}' | sha256sum
    expect(entry).toEqual({
      run: "run-1",
      seq: 1,
      at: "1970-01-01T00:00:00.000Z",
      token: 1,
      event,
      previous: "4e65d3fbe8ad6535681b021b30785b12b6c0e3f8878859a4148b3f58b8835db0",
      hash: "78d8000d42b18b8f9c50257aca01095042a29c8f139f7cde0df74d30e3b62564",
    });
  });

  it("hashes what a journal gives back: no undefined, no dates, no infinity", () => {
    const result = { gone: undefined, at: new Date(0), most: Number.POSITIVE_INFINITY } as never;
    const event: RunEvent = { kind: "step-finished", step: "s", milliseconds: 1, result };
    const entry = nextEntry(undefined, "r", event, new Date(0), 1);
    expect(entry.event).toStrictEqual({
      kind: "step-finished",
      step: "s",
      milliseconds: 1,
      result: { at: "1970-01-01T00:00:00.000Z", most: null },
    });
  });

  it("writes output that was cut in the middle of a character down, with a replacement", () => {
    const event: RunEvent = {
      kind: "step-finished",
      step: "s",
      milliseconds: 1,
      output: "cut \ud83e",
      result: [{ "\udd92key": "\udd92", kept: "\\ud83e as text, 🦒" }],
    };
    const entry = nextEntry(undefined, "r", event, new Date(0), 1);
    expect(entry.event).toEqual({
      kind: "step-finished",
      step: "s",
      milliseconds: 1,
      output: "cut \ufffd",
      result: [{ "\ufffdkey": "\ufffd", kept: "\\ud83e as text, 🦒" }],
    });
  });

  it("follows the head that it is given", () => {
    const first = nextEntry(undefined, "r", { kind: "undo-started", step: "s" }, new Date(0), 1);
    const second = nextEntry(headOf(first), "r", { kind: "undo-started", step: "t" }, new Date(0), 1);
    expect(second).toMatchObject({ seq: 2, previous: first.hash });
  });
});
