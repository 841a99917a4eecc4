/** Lines `label: value` of a text that a person signs, in their order. What is undefined has no line. */
export type SignedLines = readonly (readonly [label: string, value: string | undefined])[];

/** What a terminal would not show as it is: control characters, marks of direction, halves of characters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
const EACH_HIDDEN = new RegExp(HIDDEN, "gu");

/** The text. Other lines make another text, and no value can pass for a line. */
export function renderSignedText(title: string, lines: SignedLines): string {
  const rendered = lines.flatMap(([label, value]) =>
    value === undefined ? [] : [`${label}: ${shown(value)}\n`],
  );
  return `${title}\n${rendered.join("")}`;
}

/** The values by label; undefined for a text that is not made in this way. */
export function parseSignedText(title: string, text: string): ReadonlyMap<string, string> | undefined {
  const [first, ...rest] = text.split("\n");
  if (first !== title || rest.pop() !== "") return undefined;
  const lines = rest.map((line) => /^([^:]+): (.+)$/u.exec(line));
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, label, written] = line ?? [];
    const value = written === undefined ? undefined : meant(written);
    if (label === undefined || value === undefined) return undefined;
    values.set(label, value);
  }
  // Whatever has a second spelling, or a label twice, is somebody's own work.
  return renderSignedText(title, [...values]) === text ? values : undefined;
}

/** As it is, or as JSON where it could be read wrongly. */
function shown(value: string): string {
  const isPlain = value !== "" && value.trim() === value && !value.startsWith('"') && !HIDDEN.test(value);
  return isPlain ? value : JSON.stringify(value).replaceAll(EACH_HIDDEN, escaped);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index).toString(16);
    return `\\u${unit.padStart(4, "0")}`;
  }).join("");
}

function meant(written: string): string | undefined {
  if (!written.startsWith('"')) return written;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
