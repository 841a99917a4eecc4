import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactorOf } from "../../src/secrets/redactor.ts";
import { spellingsOf } from "../../src/secrets/spellings.ts";

/** Positions of `text` that some spelling covers, found the slow way, replaced run by run of overlapping spellings. */
function slowly(text: string, words: readonly string[]): string {
  const parts: [number, number][] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
      parts.push([at, at + word.length]);
  }
  parts.sort(([a], [b]) => a - b);
  let out = "";
  let done = 0;
  let isOpen = false;
  for (const [from, to] of parts) {
    if (!isOpen || from >= done) out += `${text.slice(done, from)}[secret]`;
    isOpen = true;
    done = Math.max(done, to);
  }
  return out + text.slice(done);
}

/** Few letters, so that secrets overlap each other and themselves. */
const letters = fc.constantFrom("a", "b", "\n", "'", "é", "6");
const secrets = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), { maxLength: 4 });

/** Text in which spellings, and beginnings of spellings, are frequent. */
function textsWith(words: readonly string[]): fc.Arbitrary<string> {
  const pieces: fc.Arbitrary<string>[] = [fc.string({ unit: letters, maxLength: 6 })];
  if (words.length > 0) {
    const word = fc.constantFrom(...words);
    pieces.push(
      word,
      fc.tuple(word, fc.nat(20)).map(([whole, length]) => whole.slice(0, length)),
    );
  }
  return fc.array(fc.oneof(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
}

function wordsOf(values: readonly string[]): readonly string[] {
  return [...new Set(values.flatMap((value) => [...spellingsOf(value)]))];
}

describe("redactorOf", () => {
  it("replaces what a search for each spelling finds, and nothing else", () => {
    fc.assert(
      fc.property(
        secrets.chain((values) => fc.tuple(fc.constant(values), textsWith(wordsOf(values)))),
        ([values, text]) => {
          const redactor = redactorOf(values);
          expect(redactor.redact(text)).toBe(slowly(text, wordsOf(values)));
          expect(redactor.holdsSecret(text)).toBe(wordsOf(values).some((word) => text.includes(word)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("says the same of text in pieces, and holds back only what may be the beginning of a secret", () => {
    fc.assert(
      fc.property(
        secrets.chain((values) =>
          fc.tuple(
            fc.constant(values),
            textsWith(wordsOf(values)),
            fc
              .array(fc.integer({ min: 0, max: 9 }), { minLength: 1 })
              .filter((sizes) => sizes.some((size) => size > 0)),
          ),
        ),
        ([values, text, sizes]) => {
          const words = wordsOf(values);
          const stream = redactorOf(values).stream();
          let given = "";
          for (let at = 0, turn = 0; at < text.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            given += stream.push(text.slice(at, at + size));
            at += size;
            const read = text.slice(0, at);
            // What cannot become part of a secret any more is out: the rest is a beginning of one.
            const held = Math.max(0, ...words.map((word) => overlap(read, word)));
            expect(given).toBe(withoutHeld(read, held, words));
          }
          expect(given + stream.end()).toBe(slowly(text, words));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("leaves nothing of two secrets that overlap", () => {
    expect(redactorOf(["abcdef", "defghi"]).redact("<abcdefghi>")).toBe("<[secret]>");
    expect(redactorOf(["hunter", "hunter2-extended"]).redact("hunter2-extended hunter")).toBe(
      "[secret] [secret]",
    );
  });

  it("knows the spellings of JSON, URLs, shells, base64 and hex", () => {
    const secret = `pä"ss\\wo/rd'+ 1&2\n`;
    const redactor = redactorOf([secret]);
    const bare = secret.trimEnd();
    for (const spelled of [
      secret,
      bare,
      JSON.stringify({ password: secret }),
      JSON.stringify(JSON.stringify({ password: secret })),
      `https://x/?p=${encodeURIComponent(bare)}`,
      new URLSearchParams({ p: bare }).toString(),
      Buffer.from(secret).toString("hex"),
      Buffer.from(bare).toString("hex").toUpperCase(),
      Buffer.from(bare).toString("base64"),
      Buffer.from(bare).toString("base64url"),
    ]) {
      expect(redactor.redact(spelled)).toContain("[secret]");
      expect(redactor.holdsSecret(spelled)).toBe(true);
    }
  });

  it("finds what bash itself quotes", () => {
    const secret = "it's 4 o'clock; $HOME";
    const quoted = execFileSync("bash", ["-c", 'printf %q "$0"; set -x; true "$0"', secret], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    expect(redactorOf([secret]).redact(quoted)).toBe("[secret]");
    const traced = execFileSync("bash", ["-c", 'exec 2>&1; set -x; true "$0"', secret], { encoding: "utf8" });
    expect(redactorOf([secret]).redact(traced)).toBe("+ true '[secret]'\n");
  });

  it("finds a secret inside something in base64, wherever it begins", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 20 }),
        fc.string({ maxLength: 7 }),
        fc.string({ maxLength: 7 }),
        fc.constantFrom("base64" as const, "base64url" as const),
        (secret, before, after, encoding) => {
          const encoded = Buffer.from(before + secret + after).toString(encoding);
          const redacted = redactorOf([secret]).redact(encoded);
          expect(redacted).toContain("[secret]");
          // Only the characters that carry bits of the neighbours, too, may be left.
          const own =
            Math.ceil((Buffer.byteLength(before) * 8) / 6) + Math.ceil((Buffer.byteLength(after) * 8) / 6);
          expect(redacted.replace("[secret]", "").replace(/=+$/, "").length).toBeLessThanOrEqual(own + 2);
        },
      ),
    );
  });

  it("finds a secret that base64 broke into lines", () => {
    const secret = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(8);
    const broken = execFileSync("base64", { input: secret, encoding: "utf8" });
    expect(broken.trimEnd()).toContain("\n");
    expect(redactorOf([secret]).redact(broken)).toBe("[secret]\n");
  });

  it("finds each line of a key, and leaves the armour", () => {
    const key =
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nAQEFAASCBKcwggSjAgEAAoIB\n-----END PRIVATE KEY-----\n";
    const redactor = redactorOf([key]);
    expect(redactor.redact("> AQEFAASCBKcwggSjAgEAAoIB <")).toBe("> [secret] <");
    expect(redactor.redact(`key:\n${key}`)).toBe("key:\n[secret]");
    expect(redactor.holdsSecret("-----BEGIN PRIVATE KEY-----")).toBe(false);
  });

  it("leaves secrets of fewer than four characters, which are in every other word", () => {
    expect(redactorOf(["abc", ""]).redact("abc dabc")).toBe("abc dabc");
    expect(redactorOf(["abcd"]).redact("abc dabcd")).toBe("abc d[secret]");
  });
});

/** The longest proper beginning of `word` with which `text` ends. */
function overlap(text: string, word: string): number {
  for (let length = Math.min(text.length, word.length); length > 0; length--) {
    if (text.endsWith(word.slice(0, length))) return length;
  }
  return 0;
}

/** `read`, redacted, without its last `held` characters, except that a secret begun before them is replaced already. */
function withoutHeld(read: string, held: number, words: readonly string[]): string {
  const safe = read.length - held;
  const hidden = new Array<number>(read.length).fill(0);
  const parts: [number, number][] = [];
  for (const word of words) {
    for (let at = read.indexOf(word); at !== -1; at = read.indexOf(word, at + 1))
      parts.push([at, at + word.length]);
  }
  parts.sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of parts) {
    const last = merged.at(-1);
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  for (const [index, [from, to]] of merged.entries()) hidden.fill(index + 1, from, to);
  let out = "";
  for (let at = 0; at < safe; at++) {
    if (hidden[at] === 0) out += read[at];
    else if (at === 0 || hidden[at - 1] !== hidden[at]) out += "[secret]";
  }
  return out;
}
