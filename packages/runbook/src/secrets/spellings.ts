/** Shorter values are not replaced: they would be found in every other word. Whoever takes secrets should refuse them. */
export const SHORTEST_SECRET = 4;

/** Shorter lines of a secret of several lines, such as `}`, say nothing and stand everywhere. */
const SHORTEST_LINE = 8;

/** What PEM puts around a key; it is the same in every file. */
const ARMOUR = /^-----(BEGIN|END) [A-Z0-9 ]+-----$/;

/** At which `base64` of GNU coreutils and `openssl base64` break lines. */
const BASE64_WIDTHS = [76, 64];

/**
 * The spellings in which `secret` is likely to be printed: as it is, without its last line break, line by line, and as
 * JSON, URLs, shells, base64 and hex write it. None is shorter than {@link SHORTEST_SECRET}.
 */
export function spellingsOf(secret: string): ReadonlySet<string> {
  const whole = secret.toWellFormed();
  const trimmed = whole.replace(/[\r\n]+$/, "");
  const spellings = [whole, trimmed].flatMap((value) => [...asText(value), ...asBytes(value)]);
  for (const line of linesOf(trimmed)) spellings.push(...asText(line));
  return new Set(spellings.filter(({ length }) => length >= SHORTEST_SECRET));
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (lines.length === 1) return [];
  return lines
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST_LINE && !ARMOUR.test(line));
}

/** With what is special for a reader escaped, as that reader wants it. */
function asText(value: string): readonly string[] {
  const json = insideJson(value);
  const url = encodeURIComponent(value);
  const form = new URLSearchParams([["", value]]).toString().slice(1);
  return [
    value,
    json,
    insideJson(json), // JSON in a string of a JSON log line
    json.replaceAll("/", "\\/"), // PHP
    json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`), // Python
    url,
    inLowerCaseEscapes(url),
    encodeURI(value),
    form,
    inLowerCaseEscapes(form),
    insideDollarQuotes(value),
    value.replaceAll("'", "'\\''"),
    value.replace(/[^\w/.\-@:=+,%\n]/g, "\\$&"), // printf %q
  ];
}

function insideJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function inLowerCaseEscapes(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (digits) => digits.toLowerCase());
}

/** Bash's `$'…'`, which zx uses. */
function insideDollarQuotes(value: string): string {
  const named: Readonly<Record<string, string>> = {
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
    "\0": "\\0",
  };
  return value.replace(/[\\']/g, "\\$&").replace(/[\f\n\r\t\v\0]/g, (control) => named[control] ?? control);
}

function asBytes(value: string): readonly string[] {
  const bytes = Buffer.from(value, "utf8");
  const hex = bytes.toString("hex");
  const base64 = [0, 1, 2].flatMap((before) => inBase64(bytes, before));
  return [hex, hex.toUpperCase(), ...base64, ...base64.map(inUrlAlphabet), ...brokenIntoLines(bytes)];
}

/**
 * In base64 three bytes are four characters, so that a secret inside something longer has three spellings. Characters
 * shared with what stands before or after it are left out; where it ends the text, its last character is its own.
 *
 * @param before how many bytes of a group of three stand before the secret.
 */
function inBase64(bytes: Buffer, before: number): readonly string[] {
  const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor(((before + bytes.length) * 8) / 6);
  return [encoded.slice(first), encoded.replace(/=+$/, "").slice(first), encoded.slice(first, last)];
}

function inUrlAlphabet(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}

/** The lines, and the whole: its last line may be too short to be known alone. */
function brokenIntoLines(bytes: Buffer): readonly string[] {
  const encoded = bytes.toString("base64");
  return BASE64_WIDTHS.filter((width) => encoded.length > width).flatMap((width) => {
    const lines = encoded.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
    return [lines.join("\n"), ...lines.filter(({ length }) => length >= SHORTEST_LINE)];
  });
}
