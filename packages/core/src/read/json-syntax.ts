type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end";

/**
 * Where `text` stops being JSON: the offset of the first character that cannot stand where it stands, or the length of
 * `text` if it only ends too early. The engine's own errors do not always tell, and quote the text when they do.
 */
export function whereJsonBreaks(text: string): number {
  const closers: string[] = [];
  let expected: Expected = "value";
  let at = afterSpace(text, 0);
  while (at < text.length) {
    const character = text.charAt(at);
    const closer = closers.at(-1);
    if (expected === "colon") {
      if (character !== ":") return at;
      expected = "value";
    } else if (character === closer && expected.endsWith("or end")) {
      closers.pop();
      expected = "comma or end";
    } else if (expected === "comma or end") {
      if (character !== "," || closer === undefined) return at;
      expected = closer === "}" ? "key" : "value";
    } else if (expected.startsWith("value") && (character === "{" || character === "[")) {
      closers.push(character === "{" ? "}" : "]");
      expected = character === "{" ? "key or end" : "value or end";
    } else {
      const isKey = expected.startsWith("key");
      if (isKey && character !== '"') return at;
      const { end, isWhole } = scalar(text, at);
      if (!isWhole) return end;
      expected = isKey ? "colon" : "comma or end";
      at = end - 1;
    }
    at = afterSpace(text, at + 1);
  }
  return text.length;
}

interface Scalar {
  /** After its last character that is right. */
  readonly end: number;
  readonly isWhole: boolean;
}

function scalar(text: string, start: number): Scalar {
  if (text.charAt(start) === '"') return quoted(text, start);
  for (const word of ["true", "false", "null"]) {
    if (text.charAt(start) === word.charAt(0)) return keyword(text, start, word);
  }
  return number(text, start);
}

function keyword(text: string, start: number, word: string): Scalar {
  let length = 1;
  while (length < word.length && text.charAt(start + length) === word.charAt(length)) length += 1;
  return { end: start + length, isWhole: length === word.length };
}

const NUMBER_PARTS = [/-?(?:0|[1-9]\d*)/y, /\.\d+/y, /[eE][+-]?\d+/y] as const;
const NUMBER_BEGINNINGS = [/-?/y, /\.?/y, /(?:[eE][+-]?)?/y] as const;

function number(text: string, start: number): Scalar {
  let at = start;
  for (const [index, part] of NUMBER_PARTS.entries()) {
    const end = matchEnd(part, text, at);
    // A part that is begun must be ended; all but the first may be left out.
    if (end === at) {
      const begun = matchEnd(NUMBER_BEGINNINGS[index] ?? part, text, at);
      if (index === 0 || begun > at) return { end: begun, isWhole: false };
    }
    at = end;
  }
  return { end: at, isWhole: true };
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const ESCAPE_BEGINNING = /\\(?:u[0-9a-fA-F]{0,3})?/y;

function quoted(text: string, start: number): Scalar {
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { end: at + 1, isWhole: true };
    if (character < " ") break;
    if (character === "\\") {
      const end = matchEnd(ESCAPE, text, at);
      if (end === at) return { end: matchEnd(ESCAPE_BEGINNING, text, at), isWhole: false };
      at = end;
    } else at += 1;
  }
  return { end: at, isWhole: false };
}

function afterSpace(text: string, start: number): number {
  let at = start;
  while (/[ \t\n\r]/.test(text.charAt(at))) at += 1;
  return at;
}
