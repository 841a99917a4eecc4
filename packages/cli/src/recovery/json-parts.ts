/**
 * `document` as `JSON.stringify(document, undefined, 2)` writes it, with a line break at its end, in parts: of very many
 * resources the text is longer than a string can be.
 */
export function* jsonParts(document: object): Generator<string> {
  let before = "{";
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* arrayParts(value);
    else yield indented(value, "  ");
    before = ",";
  }
  yield before === "{" ? "{}\n" : "\n}\n";
}

function* arrayParts(items: readonly unknown[]): Generator<string> {
  let before = "[";
  for (const item of items) {
    yield `${before}\n    ${indented(item, "    ")}`;
    before = ",";
  }
  yield "\n  ]";
}

function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${indent}`);
}
